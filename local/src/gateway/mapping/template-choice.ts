import { GatewayFault } from '../fault';
import { MappingTemplate } from './mapping-template';
import { forContentType } from '../../http/media-type';
import type { IntegrationModel } from '../../template/rest-api-model';

/**
 * The request templates of an integration, and what happens to a content type that has none.
 */
export class RequestTemplates {
  private readonly templates: ReadonlyMap<string, MappingTemplate>;

  constructor(private readonly integration: IntegrationModel) {
    this.templates = new Map(Object.entries(integration.requestTemplates).map(([type, source]) => [type, new MappingTemplate(source)]));
  }

  /**
   * The template for a content type; undefined when the body goes through as it is.
   *
   * @throws GatewayFault when the content type is refused
   */
  public choose(contentType: string | undefined): MappingTemplate | undefined {
    const template = forContentType(this.templates, contentType);
    if (template) {
      return template;
    }
    const { passthroughBehavior } = this.integration;
    if (passthroughBehavior === 'NEVER' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && this.templates.size > 0)) {
      throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE', { reason: `no request template for '${contentType}', and it may not pass through` });
    }
    return undefined;
  }
}

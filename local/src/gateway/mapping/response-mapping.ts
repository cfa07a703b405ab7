import { MappingTemplate } from './mapping-template';
import { parameterSource, type ParameterSource } from './parameter-source';
import type { ContentHandling, IntegrationResponseModel } from '../../template/rest-api-model';

const TARGET = /^method\.response\.(?:multivalueheader|header)\.(.+)$/;

interface HeaderMapping {
  readonly name: string;
  readonly source: ParameterSource;
}

/**
 * An integration response ready to be used.
 */
export class ResponseMapping {
  public readonly status: number;
  public readonly contentHandling?: ContentHandling;
  public readonly headers: readonly HeaderMapping[];
  public readonly templates: ReadonlyMap<string, MappingTemplate>;

  constructor(model: IntegrationResponseModel) {
    this.status = model.statusCode;
    this.contentHandling = model.contentHandling;
    this.headers = Object.entries(model.responseParameters).flatMap(([target, expression]) => {
      const name = TARGET.exec(target)?.[1];
      return name === undefined ? [] : [{ name, source: parameterSource(expression) }];
    });
    this.templates = new Map(Object.entries(model.responseTemplates).map(([type, source]) => [type, new MappingTemplate(source)]));
  }
}

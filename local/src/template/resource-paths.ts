import { TemplateError } from '../errors';
import type { StackResource } from './stack-resource';

/**
 * Paths of the resources of one REST API, by resource id.
 */
export class ResourcePaths {
  private readonly paths = new Map<string, string>();
  private readonly resources: ReadonlyMap<string, StackResource>;

  /**
   * @param rootId id of the API's root resource
   * @param imported whether the template does not make the API; a parent that is not in the template is then taken for the root
   */
  constructor(resources: readonly StackResource[], rootId: string, private readonly imported: boolean) {
    this.resources = new Map(resources.map((resource) => [resource.id, resource]));
    this.paths.set(rootId, '/');
  }

  /**
   * Path of a resource, for instance `/orders/{id}`.
   *
   * @throws TemplateError when the resource or one above it is not there
   */
  public pathOf(resourceId: string, asker: string): string {
    const known = this.paths.get(resourceId);
    if (known !== undefined) {
      return known;
    }
    const path = this.findPath(resourceId, asker);
    this.paths.set(resourceId, path);
    return path;
  }

  private findPath(resourceId: string, asker: string): string {
    const resource = this.resources.get(resourceId);
    if (!resource) {
      if (this.imported) {
        return '/';
      }
      throw new TemplateError(`${asker} refers to the resource '${resourceId}', which the API does not have`);
    }
    const properties = resource.properties.allow(['ParentId', 'PathPart', 'RestApiId']);
    const parent = this.pathOf(properties.requiredString('ParentId'), properties.owner);
    return `${parent === '/' ? '' : parent}/${properties.requiredString('PathPart')}`;
  }
}

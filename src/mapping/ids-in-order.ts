import { parseBodyPath, toJsonPath } from './body-path';
import { JsonTemplate, PreparedJson } from './json-template';
import type { TemplateScope } from './template-scope';

/**
 * A list of ids that a service gave to the entries of a batch, in the order of the request.
 *
 * SQS does not promise to answer in that order; it says which entry each id belongs to, by the position that the request named it with.
 */
export class IdsInOrder extends JsonTemplate {
  /**
   * @param list the answer's list of entries, each of which succeeded
   * @param position member that holds the position
   * @param id member that holds the id that AWS gave
   */
  constructor(private readonly list: string, private readonly position: string, private readonly id: string) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const entries = `$input.path('${toJsonPath(parseBodyPath(this.list))}')`;
    const [ids, key] = [scope.variable(), scope.variable()];
    scope.before(`#set(${ids}={})#foreach($element in ${entries})#set($done=${ids}.put($element.${this.position},$element.${this.id}))#end`);
    return {
      write: (sink) => {
        sink.constant('[');
        sink.statement(`#foreach($element in ${entries})#set(${key}=''+$foreach.index)`);
        sink.when('$foreach.index>0', () => sink.constant(','));
        sink.constant('"');
        sink.expression(`${ids}.get(${key})`);
        sink.constant('"');
        sink.statement('#end');
        sink.constant(']');
      },
    };
  }
}

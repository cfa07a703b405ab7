import { keyMaker, type KeyMaker, type Selectable } from './selected';
import { MappingTemplate } from '../../mapping/mapping-template';

const DEFAULT = '$default';

/**
 * Templates by the key that an expression makes; the one at `$default` stands in for all that are not there.
 *
 * Where there is no expression, AWS documents no key: here a single template, or the one at `$default`, is for everything.
 */
export class SelectedTemplates {
  private readonly templates: ReadonlyMap<string, MappingTemplate>;
  private readonly keyOf?: KeyMaker;

  /**
   * @throws TemplateError when the expression is none
   */
  constructor(templates: Readonly<Record<string, string>>, expression: string | undefined) {
    this.templates = new Map(Object.entries(templates).map(([key, source]) => [key, new MappingTemplate(source)]));
    this.keyOf = expression === undefined || this.templates.size === 0 ? undefined : keyMaker(expression);
  }

  public get isEmpty(): boolean {
    return this.templates.size === 0;
  }

  /**
   * The template; undefined when none fits.
   */
  public choose(selectable: Selectable): MappingTemplate | undefined {
    const { templates } = this;
    if (this.keyOf) {
      return templates.get(this.keyOf(selectable)) ?? templates.get(DEFAULT);
    }
    return templates.get(DEFAULT) ?? (templates.size === 1 ? [...templates.values()][0] : undefined);
  }
}

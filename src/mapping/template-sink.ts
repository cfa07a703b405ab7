/**
 * Where the text of a template goes: onto the page, or into a variable that is escaped as a whole later.
 */
export interface ITemplateSink {
  /** Text that Velocity must not touch: already free of `$`, `#` and single quotes. */
  constant(text: string): void;
  /** A Velocity expression whose text is safe where it lands. */
  expression(vtl: string): void;
  /** A directive that prints nothing. */
  statement(vtl: string): void;
  /** Text that is there only under a condition. */
  when(condition: string, write: () => void): void;
}

/** What Velocity would take for more of a reference before it. What only the deployment knows may be anything. */
const MORE_OF_A_REFERENCE = /^[A-Za-z0-9_.[($-]/;

/**
 * Prints.
 */
export class PrintSink implements ITemplateSink {
  public text = '';
  /** What the text ends with, if that is a reference. */
  private reference = '';

  public constant(text: string): void {
    if (MORE_OF_A_REFERENCE.test(text)) this.closeReference();
    this.statement(text);
  }

  public expression(vtl: string): void {
    this.text += vtl;
    this.reference = vtl;
  }

  public statement(vtl: string): void {
    this.text += vtl;
    this.reference = '';
  }

  public when(condition: string, write: () => void): void {
    this.statement(`#if(${condition})`);
    write();
    this.statement('#end');
  }

  private closeReference(): void {
    if (this.reference === '') return;
    this.text = `${this.text.slice(0, -this.reference.length)}\${${this.reference.slice(1)}}`;
  }
}

/**
 * Collects into a variable, by statements of another sink.
 */
export class VariableSink implements ITemplateSink {
  private pending: string[] = [];

  constructor(private readonly outer: ITemplateSink, private readonly variable: string) {
    outer.statement(`#set(${variable}='')`);
  }

  public constant(text: string): void {
    this.pending.push(`'${text}'`);
  }

  public expression(vtl: string): void {
    this.pending.push(vtl);
  }

  public statement(vtl: string): void {
    this.flush();
    this.outer.statement(vtl);
  }

  public when(condition: string, write: () => void): void {
    this.flush();
    this.outer.when(condition, () => {
      write();
      this.flush();
    });
  }

  /**
   * Writes out what is left; the variable is complete then.
   */
  public flush(): void {
    if (this.pending.length === 0) return;
    this.outer.statement(`#set(${this.variable}=${[this.variable, ...this.pending].join('+')})`);
    this.pending = [];
  }
}

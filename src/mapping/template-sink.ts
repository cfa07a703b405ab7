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

/**
 * Prints.
 */
export class PrintSink implements ITemplateSink {
  public text = '';

  public constant(text: string): void {
    this.text += text;
  }

  public expression(vtl: string): void {
    this.text += vtl;
  }

  public statement(vtl: string): void {
    this.text += vtl;
  }

  public when(condition: string, write: () => void): void {
    this.text += `#if(${condition})`;
    write();
    this.text += '#end';
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

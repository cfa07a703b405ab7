import { Outcome, problemTemplate, unlessRefused, withOutcomes } from './response-template';

/** The variable that holds the XML of the answer. */
export const XML = '$xml';

/**
 * Sets the variable to the answer's text. API Gateway hands it over in base64 where the API counts XML among its binary types.
 */
export const CAPTURE_XML = `#set(${XML}="$!input.body")#if(${XML}.matches('[A-Za-z0-9+/]{4,}={0,2}')==true)#set(${XML}=$util.base64Decode(${XML}))#end`;

/**
 * An error of a service that answers in XML, by its code.
 */
export interface XmlErrorRule {
  /** The whole code, as a regular expression of constants: `NoSuchBucket|KMS[.][A-Za-z]+`. */
  readonly code: string;
  readonly status: number;
}

/**
 * Conditions on the XML of an answer.
 */
export class XmlSign {
  /** The answer holds the text; words of AWS only. */
  public static contains(text: string): string {
    return `${XML}.contains('${text}')==true`;
  }

  /** There is no answer but a status, as for HEAD. */
  public static empty(): string {
    return `${XML}=='{}'`;
  }

  /** The code of the error is one of these. */
  public static code(pattern: string): string {
    return `${XML}.matches('(?s).*<Code>(${pattern})</Code>.*')==true`;
  }
}

/**
 * Answers an error with a fixed body: with the status, unless an outcome says what the error really was.
 *
 * A call that the request template refused stays refused, whatever the service made of it.
 */
export function xmlProblemTemplate(status: number, outcomes: readonly Outcome[] = []): string {
  const capture = outcomes.length === 0 ? '' : CAPTURE_XML;
  return unlessRefused(`${capture}${withOutcomes(problemTemplate(status), outcomes)}`);
}

import { VtlError } from './errors';
import { Template } from './template';
import { fromJs, JavaMap, type JavaValue } from '../java/values';
import { writeJson } from '../json';

/**
 * Input of `renderTemplate`. Plain data; Java's values are taken as they are.
 */
export interface RenderInput {
  /** Body of the request, or of the integration's answer. @default - none, which templates see as `{}` */
  readonly body?: string;

  /** Parameters of the request. @default - none */
  readonly params?: {
    readonly path?: Readonly<Record<string, string>>;
    readonly querystring?: Readonly<Record<string, string>>;
    readonly header?: Readonly<Record<string, string>>;
  };

  /** Variables of the stage. @default - none */
  readonly stageVariables?: Readonly<Record<string, string>>;

  /**
   * Content of `$context`. Overrides that the template sets are visible to it, and stay in the map when this is a `JavaMap`.
   *
   * @default - empty overrides only
   */
  readonly context?: object;
}

/**
 * Renders a mapping template as API Gateway does.
 *
 * @throws VtlError when the template cannot be parsed or rendered
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 */
export function renderTemplate(vtl: string, input: RenderInput = {}): string {
  const { path, querystring, header } = input.params ?? {};
  return Template.parse(vtl).render({
    body: textOf(input.body),
    params: new JavaMap([['path', toMap(path)], ['querystring', toMap(querystring)], ['header', toMap(header)]]),
    context: withOverrides(toMap(input.context)),
    stageVariables: toMap(input.stageVariables),
  });
}

/** A body that is data already is taken as its JSON. */
function textOf(body: unknown): string | undefined {
  if (body === undefined || body === null || typeof body === 'string') {
    return body ?? undefined;
  }
  return body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : writeJson(toData(body));
}

/** A context as API Gateway makes it has maps for the overrides, into which templates set values. */
function withOverrides(context: JavaMap): JavaMap {
  addMissing(context, 'requestOverride', ['path', 'header', 'querystring']);
  addMissing(context, 'responseOverride', ['header']);
  return context;
}

function addMissing(context: JavaMap, name: string, parts: readonly string[]): void {
  const overrides = context.get(name) ?? new JavaMap();
  context.set(name, overrides);
  if (overrides instanceof JavaMap) {
    for (const part of parts.filter((one) => !overrides.has(one))) {
      overrides.set(part, new JavaMap());
    }
  }
}

function toMap(data: object | null | undefined): JavaMap {
  const value = data instanceof JavaMap ? data : toData(data ?? {});
  return value instanceof JavaMap ? value : new JavaMap();
}

/**
 * The data as Java has it.
 *
 * @throws VtlError for functions, symbols and data that holds itself
 */
function toData(data: unknown): JavaValue {
  try {
    return fromJs(data);
  } catch (error) {
    throw error instanceof TypeError || error instanceof RangeError ? new VtlError(`the input is no data: ${error.message}`) : error;
  }
}

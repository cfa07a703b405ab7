import { IntegrationType, ResponseTransferMode } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import type { RestIntegrationConfig, RestIntegrationResponse } from './route-integration';
import { ValidationError } from '../private/errors';

/**
 * What a route calls, for the function that serves it: the integration of a REST API in its own words.
 *
 * What routes have in common stands in lists that they share: a plan has places in them.
 */
export interface RoutePlan {
  readonly uri: string;
  readonly method: string;
  readonly parameters: Readonly<Record<string, string>>;

  /**
   * Request templates by content type.
   */
  readonly templates: Readonly<Record<string, number>>;
  readonly passthrough: string;
  readonly handling?: string;
  readonly binaryTypes: number;
  readonly timeoutMillis: number;
  readonly answers: readonly number[];
}

/**
 * One answer of a route, chosen by the status of the service.
 */
export interface AnswerPlan {
  readonly status: number;

  /**
   * @default - whatever no pattern matches
   */
  readonly pattern?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, number>>;
  readonly handling?: string;
}

/**
 * All that a function serves, by route key.
 */
export interface RoutePlans {
  /**
   * Templates.
   */
  readonly texts: readonly string[];
  readonly answers: readonly AnswerPlan[];
  readonly binaryTypes: ReadonlyArray<readonly string[]>;
  readonly routes: Readonly<Record<string, RoutePlan>>;
}

const LONGEST_MILLIS = 29_000;

/**
 * Refuses what a function cannot stand in for.
 */
export function checkServable({ invokes = [], responseTransferMode, type, uri }: RestIntegrationConfig, scope: Construct): void {
  if (type !== IntegrationType.AWS || uri === undefined || responseTransferMode === ResponseTransferMode.STREAM) {
    throw new ValidationError(`ThroughFunction calls AWS services, by integrations of type AWS, got one of type ${type}; HTTP APIs serve functions and HTTP backends by themselves`, scope);
  }
  if (invokes.length > 0) {
    throw new ValidationError('ThroughFunction calls AWS services, got an integration that invokes a function; use LambdaProxy, which HTTP APIs serve by themselves', scope);
  }
}

/**
 * All plans as data, the same whatever the order in which the routes were added.
 */
export function plansOf(configs: Iterable<readonly [string, RestIntegrationConfig]>): RoutePlans {
  return new PlanWriter().write([...configs].sort(([left], [right]) => (left < right ? -1 : 1)));
}

class PlanWriter {
  private readonly texts = new SharedList<string>();
  private readonly answers = new SharedList<AnswerPlan>();
  private readonly binaryTypes = new SharedList<readonly string[]>();

  public write(configs: ReadonlyArray<readonly [string, RestIntegrationConfig]>): RoutePlans {
    const routes = Object.fromEntries(configs.map(([routeKey, config]) => [routeKey, this.planOf(config)]));
    return { texts: this.texts.all, answers: this.answers.all, binaryTypes: this.binaryTypes.all, routes };
  }

  private planOf(config: RestIntegrationConfig): RoutePlan {
    return {
      uri: config.uri ?? '',
      method: config.httpMethod ?? 'POST',
      parameters: config.requestParameters ?? {},
      templates: this.placesOf(config.requestTemplates),
      passthrough: config.passthroughBehavior ?? 'NEVER',
      handling: config.contentHandling,
      binaryTypes: this.binaryTypes.placeOf(config.binaryMediaTypes ?? []),
      timeoutMillis: config.timeout?.toMilliseconds() ?? LONGEST_MILLIS,
      answers: config.responses.map((response) => this.answers.placeOf(this.answerOf(response))),
    };
  }

  private answerOf(response: RestIntegrationResponse): AnswerPlan {
    return {
      status: Number(response.statusCode),
      pattern: response.selectionPattern,
      headers: response.headers ?? {},
      templates: this.placesOf(response.templates),
      handling: response.contentHandling,
    };
  }

  private placesOf(texts: { readonly [name: string]: string } = {}): { [name: string]: number } {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, this.texts.placeOf(text)]));
  }
}

/**
 * Values, each of them once.
 */
class SharedList<T> {
  private readonly values = new Map<string, { readonly place: number; readonly value: T }>();

  public get all(): readonly T[] {
    return [...this.values.values()].map(({ value }) => value);
  }

  public placeOf(value: T): number {
    const text = JSON.stringify(value);
    const known = this.values.get(text) ?? { place: this.values.size, value };
    this.values.set(text, known);
    return known.place;
  }
}

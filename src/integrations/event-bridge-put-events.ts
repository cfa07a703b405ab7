import { Token } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, jsonProtocol, ServiceCall } from './aws-service-integration';
import { FirstClassParameters } from './first-class-parameters';
import type { IntegrationRights } from './integration-role';
import { httpJsonText } from '../mapping/http-json';
import { JsonObjectPart } from '../mapping/json-parts';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { Sign, successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that puts events on a bus.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export interface EventBridgePutEventsProps extends AwsServiceIntegrationProps {
  /**
   * Source of the events, which rules match on: 1 to 256 characters, not beginning with `aws.`. No caller can choose it.
   */
  readonly source: string;

  /**
   * What kind of event it is, which rules match on: 1 to 128 characters.
   */
  readonly detailType: RequestValue;

  /**
   * The event itself: a JSON object.
   *
   * @default JsonTemplate.json(RequestValue.wholeBody()) - the request body; another body than an object is answered with status 400
   */
  readonly detail?: JsonTemplate;

  /**
   * ARNs that the event concerns.
   *
   * @default - none
   */
  readonly resources?: RequestValue[];

  /**
   * Time of the event, in seconds since 1970.
   *
   * @default - the time at which EventBridge takes it
   */
  readonly time?: RequestValue;
}

/**
 * Puts an event on an Amazon EventBridge bus: 202 `{ "eventId": … }`.
 *
 * 400 for an event that EventBridge does not take, 429 when throttled, 502 for anything that the API's owner has to mend: EventBridge
 * answers all of these like a success, with a count of failures.
 *
 * On an HTTP API: 202 with the answer of EventBridge itself. **An event that EventBridge does not take is answered with 202 there too**: only
 * `FailedEntryCount` in the body tells, since a parameter mapping cannot read it; put `ThroughFunction` around it where that must
 * not be. The detail is the whole body, one member of it, or constants; `resources` are constants, and `time` is refused.
 * Assumption: resources go in one parameter as a JSON list.
 *
 * Role: `events:PutEvents` on the bus.
 *
 * Throws for a source that EventBridge does not take.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export class EventBridgePutEvents extends AwsFirstClassIntegration {
  constructor(private readonly bus: IEventBus, private readonly props: EventBridgePutEventsProps) {
    super(props);
    const { source } = props;
    if (!Token.isUnresolved(source) && (source.length < 1 || source.length > 256 || source.startsWith('aws.'))) {
      throw new ValidationError(`'source' must be 1 to 256 characters and not begin with 'aws.', got '${source}'; write the name of your application, for instance 'shop.web'`, bus);
    }
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { source, detailType, detail = new JsonObjectPart(RequestValue.wholeBody()), resources, time } = this.props;
    return {
      service: 'events',
      target: 'action/PutEvents',
      region: this.bus.env.region,
      parameters: jsonProtocol('AWSEvents.PutEvents', '1.1'),
      template: jsonRequestTemplate(JsonTemplate.object({
        Entries: JsonTemplate.list([JsonTemplate.object({
          EventBusName: JsonTemplate.literal(this.bus.eventBusArn),
          Source: JsonTemplate.literal(source),
          DetailType: JsonTemplate.string(detailType),
          Detail: JsonTemplate.text(detail),
          ...(resources && { Resources: JsonTemplate.list(resources.map((resource) => JsonTemplate.string(resource))) }),
          ...(time && { Time: JsonTemplate.number(time) }),
        })]),
      })),
      success: answer(202, successTemplate(JsonTemplate.object({ eventId: JsonTemplate.json(ResponseValue.body('Entries[0].EventId')) }), [
        { when: Sign.oneOf('Entries[0].ErrorCode', ['.*Throttl.*']), status: 429 },
        { when: Sign.oneOf('Entries[0].ErrorCode', ['MalformedDetail', 'InvalidArgument', 'ValidationException']), status: 400 },
        { when: Sign.notZero('FailedEntryCount'), status: 502 },
      ]), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _firstClassCall(scope: Construct): FirstClassCall {
    const { source, detailType, detail = new JsonObjectPart(RequestValue.wholeBody()), resources, time } = this.props;
    if (time) throw new ValidationError("'time' is for REST and WebSocket APIs: leave it out on an HTTP API, where AWS does not say how it is written", scope);
    const parameters = new FirstClassParameters(scope, this.bus.env.region);
    parameters.set('EventBusName', this.bus.eventBusArn);
    parameters.constant('Source', 'source', source);
    parameters.take('DetailType', 'detailType', detailType);
    parameters.takeDocument('Detail', 'detail', detail);
    if (resources) parameters.set('Resources', `[${resources.map((resource) => `"${httpJsonText(resource, parameters.place('resources'))}"`).join(',')}]`);
    return { subtype: 'EventBridge-PutEvents', parameters, statusCode: 202 };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return { action: 'events:PutEvents', resource: this.bus, grant: (role) => this.bus.grantPutEventsTo(role) };
  }
}

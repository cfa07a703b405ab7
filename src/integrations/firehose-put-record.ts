import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { firehoseCall, firehoseRights } from './firehose-stream';
import type { IntegrationRights } from './integration-role';
import { Base64Text } from '../mapping/base64-text';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

/**
 * Properties of a route that puts records into a delivery stream.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
 */
export interface FirehosePutRecordProps extends AwsServiceIntegrationProps {
  /**
   * The data of the record: a text.
   *
   * @default RequestValue.wholeBody() - the request body as compact JSON; an empty one, and `{}`, are answered with status 400
   */
  readonly data?: RequestValue;

  /**
   * Whether a line end follows the data, so that what is delivered is JSON lines. Firehose puts nothing between records itself.
   *
   * A text with a line end of its own is answered with status 400 then: no caller can write two records as one.
   *
   * @default true
   */
  readonly appendNewline?: boolean;
}

/**
 * Puts a record into an Amazon Data Firehose stream: 202 `{ "recordId": … }`.
 *
 * 400 for data that Firehose does not take, 503 when it is throttled (which Firehose calls unavailable), 502 for anything that
 * the API's owner has to mend.
 *
 * Role: `firehose:PutRecord` on the delivery stream.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
 */
export class FirehosePutRecord extends AwsMessageIntegration {
  constructor(private readonly deliveryStream: IDeliveryStream, private readonly props: FirehosePutRecordProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { data = RequestValue.wholeBody(), appendNewline = true } = this.props;
    return {
      ...firehoseCall(this.deliveryStream, 'PutRecord'),
      template: jsonRequestTemplate(JsonTemplate.object({
        DeliveryStreamName: JsonTemplate.literal(this.deliveryStream.deliveryStreamName),
        Record: JsonTemplate.object({ Data: new Base64Text(data, appendNewline) }),
      })),
      success: answer(202, successTemplate(JsonTemplate.object({
        recordId: JsonTemplate.json(ResponseValue.body('RecordId')),
      })), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return firehoseRights(this.deliveryStream, 'PutRecord');
  }
}

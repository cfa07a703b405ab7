import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { firehoseCall, firehoseRights } from './firehose-stream';
import type { IntegrationRights } from './integration-role';
import { Base64Text } from '../mapping/base64-text';
import { batchTemplate } from '../mapping/batch-template';
import { ElementValue } from '../mapping/element-value';
import { JsonEach } from '../mapping/json-each';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { Sign } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

const MAX_RECORDS = 500;

/**
 * Properties of a route that puts a list of records into a delivery stream.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html
 */
export interface FirehosePutRecordBatchProps extends AwsServiceIntegrationProps {
  /**
   * The list: 1 to 500 elements, each one record. Another list is answered with status 400.
   *
   * @default RequestValue.wholeBody() - the request body is the list
   */
  readonly records?: RequestValue;

  /**
   * The data of each record: a text.
   *
   * @default ElementValue.whole() - the element as compact JSON
   */
  readonly data?: ElementValue;

  /**
   * Whether a line end follows the data of each record, so that what is delivered is JSON lines. Firehose puts nothing between
   * records itself.
   *
   * A text with a line end of its own is answered with status 400 then: no caller can write two records as one.
   *
   * @default true
   */
  readonly appendNewline?: boolean;
}

/**
 * Puts a list of records into an Amazon Data Firehose stream: 202 `{ "recordIds": [ … ] }`, in the order of the list.
 *
 * If Firehose takes only a part, the answer is 503 when the rest was throttled and 502 otherwise, and says which:
 * `{ "message": …, "requestId": …, "failed": [0, 3] }`, by position in the list. The others will be delivered. Of a list with an
 * element that does not fit the properties nothing is put: 400.
 *
 * Role: `firehose:PutRecordBatch` on the delivery stream.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html
 */
export class FirehosePutRecordBatch extends AwsMessageIntegration {
  constructor(private readonly deliveryStream: IDeliveryStream, private readonly props: FirehosePutRecordBatchProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { records = RequestValue.wholeBody(), data = ElementValue.whole(), appendNewline = true } = this.props;
    return {
      ...firehoseCall(this.deliveryStream, 'PutRecordBatch'),
      template: jsonRequestTemplate(JsonTemplate.object({
        DeliveryStreamName: JsonTemplate.literal(this.deliveryStream.deliveryStreamName),
        Records: new JsonEach(records, JsonTemplate.object({ Data: new Base64Text(data, appendNewline) }), MAX_RECORDS),
      })),
      success: answer(202, batchTemplate({
        when: Sign.notZero('FailedPutCount'),
        entries: 'RequestResponses',
        failed: '"$!element.ErrorCode"!=""',
        position: '$foreach.index',
        known: "$element.ErrorCode.matches('.*ServiceUnavailable.*')==true",
        status: 503,
      }, JsonTemplate.object({
        recordIds: new JsonEach(ResponseValue.body('RequestResponses'), JsonTemplate.json(ElementValue.member('RecordId'))),
      })), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return firehoseRights(this.deliveryStream, 'PutRecordBatch');
  }
}

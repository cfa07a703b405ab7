import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { kinesisCall, kinesisRights, ownPartitionKey } from './kinesis-stream';
import { Base64Text } from '../mapping/base64-text';
import { batchTemplate } from '../mapping/batch-template';
import { ElementValue } from '../mapping/element-value';
import { JsonEach } from '../mapping/json-each';
import { JsonTemplate } from '../mapping/json-template';
import type { MappedValue } from '../mapping/mapped-value';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { Sign } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

const MAX_RECORDS = 500;

/**
 * Properties of a route that puts a list of records into a stream.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
 */
export interface KinesisPutRecordsProps extends AwsServiceIntegrationProps {
  /**
   * The list: 1 to 500 elements, each one record. Another list is answered with status 400.
   *
   * @default RequestValue.wholeBody() - the request body is the list
   */
  readonly records?: RequestValue;

  /**
   * The data of each record: a text, which consumers get in UTF-8.
   *
   * @default ElementValue.whole() - the JSON of the element
   */
  readonly data?: ElementValue;

  /**
   * Partition key of each record, an `ElementValue` or a `RequestValue` for all of them: 1 to 256 characters.
   *
   * @default RequestValue.context('extendedRequestId') - the records of one request stay together, requests are spread over the shards
   */
  readonly partitionKey?: MappedValue;
}

/**
 * Puts a list of records into an Amazon Kinesis data stream: 202 `{ "records": [{ "sequenceNumber": …, "shardId": … }] }`, in the
 * order of the list.
 *
 * If Kinesis takes only a part, the answer is 429 when the rest was throttled and 502 otherwise, and says which:
 * `{ "message": …, "requestId": …, "failed": [0, 3] }`, by position in the list. The others are in the stream. Of a list with an
 * element that does not fit the properties nothing is put: 400.
 *
 * Role: `kinesis:PutRecords` on the stream, and its key's `kms:GenerateDataKey`.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
 */
export class KinesisPutRecords extends AwsMessageIntegration {
  constructor(private readonly stream: IStream, private readonly props: KinesisPutRecordsProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { records = RequestValue.wholeBody(), data = ElementValue.whole(), partitionKey = ownPartitionKey() } = this.props;
    return {
      ...kinesisCall(this.stream, 'PutRecords'),
      template: jsonRequestTemplate(JsonTemplate.object({
        StreamARN: JsonTemplate.literal(this.stream.streamArn),
        Records: new JsonEach(records, JsonTemplate.object({
          Data: new Base64Text(data),
          PartitionKey: JsonTemplate.string(partitionKey),
        }), MAX_RECORDS),
      })),
      success: answer(202, batchTemplate({
        when: Sign.notZero('FailedRecordCount'),
        entries: 'Records',
        failed: '"$!element.ErrorCode"!=""',
        position: '$foreach.index',
        known: "$element.ErrorCode.matches('.*ThroughputExceeded.*')==true",
        status: 429,
      }, JsonTemplate.object({
        records: new JsonEach(ResponseValue.body('Records'), JsonTemplate.object({
          sequenceNumber: JsonTemplate.json(ElementValue.member('SequenceNumber')),
          shardId: JsonTemplate.json(ElementValue.member('ShardId')),
        })),
      })), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return kinesisRights(this.stream, 'PutRecords');
  }
}

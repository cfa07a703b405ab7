import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { FirstClassParameters } from './first-class-parameters';
import type { IntegrationRights } from './integration-role';
import { kinesisCall, kinesisRights, ownPartitionKey } from './kinesis-stream';
import { Base64Text } from '../mapping/base64-text';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

/**
 * Properties of a route that puts records into a stream.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 */
export interface KinesisPutRecordProps extends AwsServiceIntegrationProps {
  /**
   * The data of the record: a text, which consumers get in UTF-8.
   *
   * @default RequestValue.rawBody() - the request body as it came; an empty one is answered with status 400
   */
  readonly data?: RequestValue;

  /**
   * Records of the same key stay in order: 1 to 256 characters.
   *
   * @default RequestValue.context('extendedRequestId') - spread over the shards, in no order
   */
  readonly partitionKey?: RequestValue;
}

/**
 * Puts a record into an Amazon Kinesis data stream: 202 `{ "sequenceNumber": …, "shardId": … }`.
 *
 * 400 for data or a key that Kinesis does not take, 429 when a shard or its key is throttled, 502 for anything that the API's owner
 * has to mend.
 *
 * On an HTTP API: 202 with the answer of Kinesis itself. **The data must be base64 already there**: the action takes nothing else, and
 * nothing in between writes it. Assumption: API Gateway hands it on as it is. The stream must be one of the API's own account.
 *
 * Role: `kinesis:PutRecord` on the stream, and its key's `kms:GenerateDataKey`.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 */
export class KinesisPutRecord extends AwsFirstClassIntegration {
  constructor(private readonly stream: IStream, private readonly props: KinesisPutRecordProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { data = RequestValue.rawBody(), partitionKey = ownPartitionKey() } = this.props;
    return {
      ...kinesisCall(this.stream, 'PutRecord'),
      template: jsonRequestTemplate(JsonTemplate.object({
        StreamARN: JsonTemplate.literal(this.stream.streamArn),
        Data: new Base64Text(data),
        PartitionKey: JsonTemplate.string(partitionKey),
      })),
      success: answer(202, successTemplate(JsonTemplate.object({
        sequenceNumber: JsonTemplate.json(ResponseValue.body('SequenceNumber')),
        shardId: JsonTemplate.json(ResponseValue.body('ShardId')),
      })), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _firstClassCall(scope: Construct): FirstClassCall {
    const { data = RequestValue.rawBody(), partitionKey = ownPartitionKey() } = this.props;
    const parameters = new FirstClassParameters(scope, this.stream.env.region);
    parameters.set('StreamName', this.stream.streamName);
    parameters.take('Data', 'data', data);
    parameters.take('PartitionKey', 'partitionKey', partitionKey);
    return { subtype: 'Kinesis-PutRecord', parameters, statusCode: 202 };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return kinesisRights(this.stream, 'PutRecord');
  }
}

import { ElementValue, FirehosePutRecord, FirehosePutRecordBatch, KinesisPutRecord, KinesisPutRecords, RequestValue } from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';
import type { Streams } from '../resources/streams';

/**
 * Clicks into Kinesis, the audit trail into Firehose.
 */
export function addStreamRoutes(api: RestGateway, { audit, clicks }: Streams): void {
  api.addRoute('POST /clicks', new KinesisPutRecord(clicks, { partitionKey: RequestValue.header('X-Visitor') }));

  api.addRoute('POST /clicks/batch', new KinesisPutRecords(clicks, { partitionKey: ElementValue.member('visitor') }));

  api.addRoute('POST /audit', new FirehosePutRecord(audit));

  api.addRoute('POST /audit/batch', new FirehosePutRecordBatch(audit, { records: RequestValue.body('entries') }));
}

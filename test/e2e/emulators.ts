import { endpointBackend } from 'cdk-apigateway-local';
import type { BackendCall } from 'cdk-apigateway-local';

const REGION = 'us-east-1';
const TARGETS: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB_20120810', events: 'AWSEvents', firehose: 'Firehose_20150804', kinesis: 'Kinesis_20131202', sqs: 'AmazonSQS', states: 'AWSStepFunctions',
};

/**
 * The services themselves, asked without the API.
 */
export class Emulators {
  private readonly backend;

  constructor(public readonly endpoints: Readonly<Record<string, string>>) {
    this.backend = endpointBackend(endpoints);
  }

  /**
   * Asks a service of the JSON protocol.
   */
  public async json<T>(service: string, action: string, input: object): Promise<T> {
    const headers = { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `${TARGETS[service]}.${action}` };
    const body = await this.send({ service, headers, body: Buffer.from(JSON.stringify(input)) });
    return JSON.parse(body.toString() || '{}') as T;
  }

  /**
   * Asks a service of the form protocol.
   */
  public async form(service: string, fields: Readonly<Record<string, string>>): Promise<void> {
    await this.send({
      service, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: Buffer.from(new URLSearchParams(fields).toString()),
    });
  }

  /**
   * Reads from S3.
   */
  public s3(path: string, query: Readonly<Record<string, string>> = {}): Promise<Buffer> {
    return this.send({ service: 's3', method: 'GET', path, query });
  }

  private async send(call: Partial<BackendCall>): Promise<Buffer> {
    const { path = '/', query = {}, service } = call;
    const search = new URLSearchParams(query as Record<string, string>).toString();
    const url = `https://${service}.${REGION}.amazonaws.com${path}${search === '' ? '' : `?${search}`}`;
    const { body = '', status } = await this.backend({
      kind: 'aws', method: 'POST', headers: {}, body: Buffer.alloc(0), region: REGION, ...call, path, query, url,
    });
    const bytes = Buffer.from(body as Uint8Array);
    if (status !== 200) throw new Error(`${service} answered ${status} to ${url}: ${bytes.toString()}`);
    return bytes;
  }
}

import { ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../support/free-port';

const LIBRARIES = join(__dirname, 'target', 'lib');
const MAIN = 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner';
const START_TIMEOUT_MS = 60_000;

/**
 * A DynamoDB in memory, as AWS ships it for tests.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html
 */
export class DynamoDbLocal {
  /**
   * Why it cannot run here, nothing where it can.
   */
  public static unavailable(): string | undefined {
    if (spawnSync('java', ['-version']).status !== 0) return 'java is not installed';
    if (!existsSync(LIBRARIES) && spawnSync('mvn', ['-version']).status !== 0) return 'mvn is not installed';
    return undefined;
  }

  /**
   * Starts it on a free port, after fetching it where that has not been done.
   */
  public static async start(): Promise<DynamoDbLocal> {
    if (!existsSync(LIBRARIES)) {
      execFileSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=target/lib'], { cwd: __dirname, stdio: 'inherit' });
    }
    const port = await freePort();
    const args = [`-Djava.library.path=${LIBRARIES}`, '-cp', join(LIBRARIES, '*'), MAIN, '-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)];
    const server = new DynamoDbLocal(spawn('java', args, { stdio: 'ignore' }), `http://127.0.0.1:${port}`);
    await server.ready();
    return server;
  }

  private constructor(private readonly process: ChildProcess, public readonly endpoint: string) {}

  /**
   * Calls an action. Throws what the service answers with any other status than 200.
   */
  public async call(action: string, input: object): Promise<Record<string, unknown>> {
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': `DynamoDB_20120810.${action}`,
        'Authorization': 'AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
      },
      body: JSON.stringify(input),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${action}: ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /**
   * Makes the tables of a synthesized template, under the names that it sets.
   */
  public async createTables(template: { readonly Resources: Record<string, { readonly Type: string; readonly Properties: object }> }): Promise<void> {
    for (const { Type: type, Properties: properties } of Object.values(template.Resources)) {
      if (type === 'AWS::DynamoDB::Table') await this.call('CreateTable', properties);
    }
  }

  /**
   * Ends it.
   */
  public stop(): void {
    this.process.kill();
  }

  private async ready(): Promise<void> {
    for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until;) {
      const answered = await this.call('ListTables', {}).then(() => true, () => false);
      if (answered) return;
      if (this.process.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.stop();
    throw new Error('DynamoDB Local has not started');
  }
}

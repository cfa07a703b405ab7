import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import {
  APIGatewayClient, CreateDeploymentCommand, CreateResourceCommand, CreateRestApiCommand, GetResourcesCommand, PutIntegrationCommand,
  PutIntegrationResponseCommand, PutMethodCommand, PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { REQUEST_TEMPLATE, RESPONSE_TEMPLATE } from './route';

const ENVIRONMENT = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'bench', 'localstack');
const PORT = 4571;
const ENDPOINT = `http://127.0.0.1:${PORT}`;
const START_TIMEOUT_MS = 120_000;

/**
 * LocalStack, run from its Python package.
 */
export class LocalStack {
  /**
   * Installs it where that has not been done, and starts it. Throws where it cannot be had.
   */
  public static async start(): Promise<LocalStack> {
    install();
    const server = spawn(python(), ['-m', 'localstack.runtime.main'], {
      stdio: 'ignore',
      env: {
        ...process.env, GATEWAY_LISTEN: `127.0.0.1:${PORT}`, SKIP_SSL_CERT_DOWNLOAD: '1', DISABLE_EVENTS: '1', EAGER_SERVICE_LOADING: '0', DNS_ADDRESS: '0',
      },
    });
    const localStack = new LocalStack(server);
    try {
      await localStack.ready();
      return localStack;
    } catch (error) {
      localStack.stop();
      throw error;
    }
  }

  private constructor(private readonly server: ChildProcess) {}

  /**
   * Deploys the measured route. Returns its URL.
   */
  public async deploy(): Promise<URL> {
    const client = new APIGatewayClient({ endpoint: ENDPOINT, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: 'bench' }));
    const { items } = await client.send(new GetResourcesCommand({ restApiId }));
    const { id: resourceId } = await client.send(new CreateResourceCommand({ restApiId, parentId: items?.[0].id, pathPart: 'health' }));
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    await client.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
    await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates: { 'application/json': REQUEST_TEMPLATE } }));
    await client.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', responseTemplates: { 'application/json': RESPONSE_TEMPLATE } }));
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    return new URL(`${ENDPOINT}/_aws/execute-api/${restApiId}/prod/health`);
  }

  public stop(): void {
    this.server.kill('SIGKILL');
  }

  private async ready(): Promise<void> {
    const end = performance.now() + START_TIMEOUT_MS;
    while (!await answers(`${ENDPOINT}/_localstack/health`)) {
      if (this.server.exitCode !== null) throw new Error(`it ended with code ${this.server.exitCode}`);
      if (performance.now() > end) throw new Error(`it did not answer within ${START_TIMEOUT_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function install(): void {
  if (existsSync(path.join(ENVIRONMENT, 'installed'))) return;
  rmSync(ENVIRONMENT, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', ENVIRONMENT], { stdio: 'pipe' });
  const requirements = path.join(__dirname, 'localstack-requirements.txt');
  execFileSync(python(), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements], { stdio: 'pipe' });
  writeFileSync(path.join(ENVIRONMENT, 'installed'), '');
}

function python(): string {
  return path.join(ENVIRONMENT, 'bin', 'python');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

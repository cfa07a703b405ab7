import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Alias, Architecture, Code, Function, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { IAlias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Encryption } from './encryption';

/**
 * What needs code: quotes, and reports that are too long to be answered at once.
 */
export class Functions extends Construct {
  public readonly quotes: IFunction;

  /**
   * The version of `quotes` that customers get.
   */
  public readonly liveQuotes: IAlias;

  /**
   * The version of `quotes` that is being tried out.
   */
  public readonly nextQuotes: IAlias;

  public readonly reports: IFunction;

  constructor(scope: Construct, id: string, private readonly encryption: Encryption) {
    super(scope, id);
    const quotes = this.function('Quotes', 'quotes');
    this.quotes = quotes;
    this.liveQuotes = new Alias(this, 'LiveQuotes', { aliasName: 'live', version: quotes.currentVersion });
    this.nextQuotes = new Alias(this, 'NextQuotes', { aliasName: 'next', version: quotes.latestVersion });
    this.reports = this.function('Reports', 'reports', Duration.minutes(5));
  }

  private function(id: string, folder: string, timeout = Duration.seconds(10)): Function {
    return new Function(this, id, {
      code: Code.fromAsset(join(__dirname, '..', 'functions', folder)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout,
      tracing: Tracing.ACTIVE,
      environmentEncryption: this.encryption.key,
      logGroup: this.encryption.logGroup(this, `${id}Log`),
    });
  }
}

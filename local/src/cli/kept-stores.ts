import { LocalStores } from '../stores';
import type { ResourceModel, TemplateModel } from '../template/template-model';

const STORED = /^AWS::(DynamoDB|Events|Kinesis|KinesisFirehose|S3|SNS|SQS|StepFunctions)::/;

/**
 * The services that the command keeps in its process. Their content stays when a template is loaded anew whose stored resources are the same.
 */
export class KeptStores {
  private stores?: LocalStores;
  private fingerprint = '';

  public of({ resources }: TemplateModel): LocalStores {
    const fingerprint = JSON.stringify(resources.filter(({ type }) => STORED.test(type)).map(facts));
    if (!this.stores || fingerprint !== this.fingerprint) {
      this.stores = new LocalStores(resources);
      this.fingerprint = fingerprint;
    }
    return this.stores;
  }
}

function facts({ type, logicalId, stackName, ref, properties }: ResourceModel): unknown {
  return [type, stackName, logicalId, ref, properties];
}

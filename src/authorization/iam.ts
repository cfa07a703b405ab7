import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import type { IRestAuthorization, RestAuthorizationBindOptions, RestAuthorizationConfig } from './rest';

/**
 * Callers sign with AWS credentials.
 */
export class IamAuthorization implements IRestAuthorization {
  public bindToRest(_options: RestAuthorizationBindOptions): RestAuthorizationConfig {
    return { authorizationType: AuthorizationType.IAM };
  }
}

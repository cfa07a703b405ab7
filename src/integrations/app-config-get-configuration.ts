import type { IConfiguration, IEnvironment } from 'aws-cdk-lib/aws-appconfig';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import type { AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { FirstClassParameters } from './first-class-parameters';
import type { IntegrationRights } from './integration-role';
import { passed } from './s3-answers';
import { STATUS_FAILURES } from './status-failures';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import { parameterMapping } from '../mapping/parameter-mapping';
import { RequestValue } from '../mapping/request-value';
import { spelled } from '../mapping/spelled';
import { ValidationError } from '../private/errors';
import { pathSeenFrom } from '../private/tree-path';

/** What a message of a WebSocket API can say of its client without a template. */
const WITHOUT_TEMPLATE = ['context', 'stageVariable', 'literal'];

/**
 * Properties of a route that reads a configuration.
 *
 * @see https://docs.aws.amazon.com/appconfig/2019-10-09/APIReference/API_GetConfiguration.html
 */
export interface AppConfigGetConfigurationProps extends AwsServiceIntegrationProps {
  /**
   * The environment that the configuration is deployed to.
   */
  readonly environment: IEnvironment;

  /**
   * Who reads the configuration, for deployments in steps: 1 to 64 characters. The same client gets the same version, until all do.
   *
   * @default RequestValue.context('extendedRequestId') - everybody who asks is somebody new
   */
  readonly clientId?: RequestValue;

  /**
   * The version that the client has. If it is the newest one, the answer is empty.
   *
   * @default - none: the answer holds the configuration
   */
  readonly clientConfigurationVersion?: RequestValue;
}

/**
 * Reads a configuration of AWS AppConfig: 200 with the configuration as it is, its `Content-Type`, and its `Configuration-Version`.
 *
 * 404 for one that is not deployed, 429 when throttled, 502 for anything that the API's owner has to mend. AWS advises clients of its own
 * to use AppConfig's sessions instead of this action; HTTP APIs know no other.
 *
 * Role: `appconfig:GetConfiguration` on the application, the environment and the configuration profile, and the key's `kms:Decrypt`.
 *
 * On a WebSocket API, the properties are context variables, stage variables or constants.
 *
 * @see https://docs.aws.amazon.com/appconfig/2019-10-09/APIReference/API_GetConfiguration.html
 */
export class AppConfigGetConfiguration extends AwsFirstClassIntegration {
  private readonly clientId: RequestValue;

  constructor(private readonly configuration: IConfiguration, private readonly props: AppConfigGetConfigurationProps) {
    super(props);
    this.clientId = props.clientId ?? RequestValue.context('extendedRequestId');
  }

  public bindToWebSocket(options: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    const foreign = [this.clientId, this.props.clientConfigurationVersion].find((value) => value && !WITHOUT_TEMPLATE.includes(value._source.kind));
    if (foreign) throw new ValidationError(`a message has no parameters, got ${spelled(foreign)}; use a context variable, a stage variable or a constant`, options.scope);
    return super.bindToWebSocket(options);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { configuration, props: { environment, clientConfigurationVersion } } = this;
    const { applicationId } = configuration.application;
    const clientId = parameterMapping(this.clientId, 'query');
    const version = clientConfigurationVersion && parameterMapping(clientConfigurationVersion, 'query');
    const declared = [clientId, version].flatMap((mapping) => (mapping?.declares ? [[mapping.declares.name, mapping.declares.required]] : []));
    return {
      service: 'appconfig',
      target: `path/applications/${applicationId}/environments/${environment.environmentId}/configurations/${configuration.configurationProfileId}`,
      region: environment.env.region,
      httpMethod: 'GET',
      parameters: { 'querystring.client_id': clientId.expression, ...(version && { 'querystring.client_configuration_version': version.expression }) },
      methodParameters: Object.fromEntries(declared),
      template: EMPTY_TEMPLATE,
      success: { statusCode: '200', selectionPattern: '2\\d{2}', headers: passed('Content-Type', 'Configuration-Version') },
      failures: STATUS_FAILURES,
    };
  }

  /**
   * @internal
   */
  protected _firstClassCall(scope: Construct): FirstClassCall {
    const { configuration, clientId, props: { environment, clientConfigurationVersion } } = this;
    const parameters = new FirstClassParameters(scope, environment.env.region);
    parameters.set('Application', configuration.application.applicationId);
    parameters.set('Environment', environment.environmentId);
    parameters.set('Configuration', configuration.configurationProfileId);
    parameters.take('ClientId', 'clientId', clientId);
    parameters.take('ClientConfigurationVersion', 'clientConfigurationVersion', clientConfigurationVersion);
    return { subtype: 'AppConfig-GetConfiguration', parameters };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    const { configuration, props: { environment } } = this;
    const { applicationArn } = configuration.application;
    const action = 'appconfig:GetConfiguration';
    return {
      action,
      resource: configuration,
      detail: pathSeenFrom(configuration, environment),
      grant: (role) => {
        Grant.addToPrincipal({
          grantee: role,
          actions: [action],
          resourceArns: [applicationArn, environment.environmentArn, `${applicationArn}/configurationprofile/${configuration.configurationProfileId}`],
        });
        configuration.deploymentKey?.grant(role, 'kms:Decrypt');
      },
    };
  }
}

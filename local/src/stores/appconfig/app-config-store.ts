import { appConfigAnswers, type FoundConfiguration } from './app-config-answers';
import type { Backend, BackendCall } from '../../backends/backend';
import { UnsupportedFeatureError } from '../../errors';
import type { ResourceModel } from '../../template/template-model';
import { requiredText, textOf } from '../inputs';
import { ServiceError } from '../service-error';
import { actionTable, storeBackend, type Action, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

const PREFIX = 'AWS::AppConfig::';

/**
 * AppConfig, as far as applications are in the templates with configurations that AppConfig hosts. What a template deploys is deployed at once.
 */
export class AppConfigStore {
  public readonly backend: Backend;
  private readonly resources: readonly ResourceModel[];

  constructor(resources: readonly ResourceModel[], context: StoreContext) {
    this.resources = resources.filter(({ type }) => type.startsWith(PREFIX));
    this.backend = storeBackend(this.actions(), appConfigAnswers(context));
  }

  private actions(): ReadonlyMap<string, Action<FoundConfiguration>> {
    return actionTable<FoundConfiguration>({
      GetConfiguration: (input, call) => {
        const found = this.deployed(input, call);
        return textOf(input, 'ClientConfigurationVersion') === found.version ? { version: found.version } : found;
      },
    });
  }

  private deployed(input: Input, call: BackendCall): FoundConfiguration {
    const application = this.find('Application', requiredText(input, 'Application'), ({ region }) => region === call.region);
    const within = ({ properties }: ResourceModel): boolean => properties.ApplicationId === application.ref;
    const environment = this.find('Environment', requiredText(input, 'Environment'), within);
    const profile = this.find('ConfigurationProfile', requiredText(input, 'Configuration'), within);
    if (profile.properties.LocationUri !== 'hosted') {
      throw new UnsupportedFeatureError(`the configuration '${profile.logicalId}' is not hosted by AppConfig; give an answer for 'appconfig:GetConfiguration' in 'stubs'`);
    }
    const deployment = this.last('Deployment', ({ properties }) => (
      properties.EnvironmentId === environment.ref && properties.ConfigurationProfileId === profile.ref
    ));
    const version = deployment && this.last('HostedConfigurationVersion', ({ properties, ref }) => (
      properties.ConfigurationProfileId === profile.ref && ref === deployment.properties.ConfigurationVersion
    ));
    if (!version) {
      throw notFound('Deployment', requiredText(input, 'Configuration'));
    }
    return { version: version.ref, contentType: String(version.properties.ContentType), content: String(version.properties.Content) };
  }

  /*
   * By id or by name.
   */
  private find(kind: string, name: string, fits: (resource: ResourceModel) => boolean): ResourceModel {
    const found = this.last(kind, (resource) => fits(resource) && (resource.ref === name || resource.properties.Name === name));
    if (!found) {
      throw notFound(kind, name);
    }
    return found;
  }

  private last(kind: string, fits: (resource: ResourceModel) => boolean): ResourceModel | undefined {
    return this.resources.filter(({ type }) => type === `${PREFIX}${kind}`).filter(fits).at(-1);
  }
}

function notFound(kind: string, name: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', `Could not find ${kind} for ${name}`, 404, { ResourceType: kind });
}

import type { FirstClassAction } from './first-class-action';
import { TEXT } from './parameter-types';
import { getRequest } from './protocols';
import { encodeComponent } from '../../http/query';

export const APP_CONFIG: readonly FirstClassAction[] = [
  {
    subtype: 'AppConfig-GetConfiguration',
    service: 'appconfig',
    action: 'GetConfiguration',
    required: { Application: TEXT, Environment: TEXT, Configuration: TEXT, ClientId: TEXT },
    optional: { ClientConfigurationVersion: TEXT },
    request: ({ Application, ClientConfigurationVersion, ClientId, Configuration, Environment }) => {
      const labels = [['applications', Application], ['environments', Environment], ['configurations', Configuration]];
      const path = labels.map(([name, value]) => `/${name}/${encodeComponent(String(value))}`).join('');
      const query = new Map([['client_id', [String(ClientId)]]]);
      if (ClientConfigurationVersion !== undefined) {
        query.set('client_configuration_version', [String(ClientConfigurationVersion)]);
      }
      return getRequest(path, query);
    },
  },
];

import type { Protocol } from '../store-backend';
import type { StoreContext } from '../store-context';

/**
 * A configuration that is deployed.
 */
export interface FoundConfiguration {
  readonly version: string;
  readonly contentType?: string;

  /**
   * @default - none: the client has it already
   */
  readonly content?: string;
}

/**
 * What AppConfig says.
 *
 * @see https://docs.aws.amazon.com/appconfig/2019-10-09/APIReference/API_GetConfiguration.html
 */
export function appConfigAnswers({ newId }: StoreContext): Protocol<FoundConfiguration> {
  return {
    result: (_call, _action, { content, contentType, version }) => {
      const headers = { 'Configuration-Version': version, 'x-amzn-RequestId': newId() };
      return content === undefined ? { status: 204, headers } : { status: 200, headers: { 'Content-Type': contentType ?? '', ...headers }, body: content };
    },
    error: (_call, { code, details, message, status }) => ({
      status,
      headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': code, 'x-amzn-RequestId': newId() },
      body: JSON.stringify({ Message: message, ...details }),
    }),
  };
}

import { JavaMap } from '../../java/values';
import { Template, VtlBodyError, VtlError, type TemplateScope } from '../../vtl';
import { configurationFault, GatewayFault, type FaultType } from '../fault';
import type { MappedExchange } from './mapped-exchange';
import type { Payload } from './payload';

/**
 * A mapping template, parsed at its first use. An empty one leaves the body as it is.
 */
export class MappingTemplate {
  private parsed?: Template;

  constructor(private readonly source: string) {}

  /**
   * Renders the template over a body.
   *
   * @param badBody what it is when the template wants JSON and the body is none: the client's fault or the integration's
   * @throws GatewayFault when the body is binary, or the template cannot be parsed or rendered
   */
  public render(body: Payload, exchange: MappedExchange, badBody: FaultType): Payload {
    if (this.source === '') {
      return body;
    }
    if (typeof body !== 'string') {
      throw transformFault('a binary body cannot be given to a mapping template; convert it to text', badBody);
    }
    try {
      this.parsed ??= Template.parse(this.source);
      return this.parsed.render(new MappingTemplateScope(body, exchange));
    } catch (error) {
      throw templateFault(error, badBody);
    }
  }
}

function templateFault(error: unknown, badBody: FaultType): unknown {
  if (error instanceof VtlBodyError && badBody === 'BAD_REQUEST_BODY') {
    return new GatewayFault(badBody, { message: `Could not parse request body into json: ${error.message}` });
  }
  return error instanceof VtlError ? transformFault(`the mapping template failed: ${error.message}`, badBody) : error;
}

function transformFault(reason: string, badBody: FaultType): GatewayFault {
  return configurationFault(reason, badBody === 'BAD_REQUEST_BODY' ? 'Unable to transform request' : reason);
}

/**
 * A body and a request as a template sees them.
 */
class MappingTemplateScope implements TemplateScope {
  constructor(public readonly body: string, private readonly exchange: MappedExchange) {}

  public get params(): JavaMap {
    return this.exchange.params;
  }

  public get context(): JavaMap {
    return this.exchange.context;
  }

  public get stageVariables(): JavaMap {
    const variables = new JavaMap();
    for (const [name, value] of Object.entries(this.exchange.stageVariables)) {
      variables.set(name, value);
    }
    return variables;
  }
}

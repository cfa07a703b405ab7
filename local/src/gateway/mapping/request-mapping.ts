import { configurationFault } from '../fault';
import type { MappedExchange } from './mapped-exchange';
import type { Outgoing } from './outgoing';
import { parameterSource, type ParameterSource } from './parameter-source';
import { toJavaString, type JavaValue } from '../../java/values';
import type { IntegrationModel } from '../../template/rest-api-model';
import { contextMap } from '../request-context';

const TARGET = 'integration.request.';

/*
 * Recorded: mapping one of these deploys and then fails every request.
 */
const ILLEGAL = ['content-length', 'transfer-encoding'];
const ILLEGAL_FOR_AWS = [...ILLEGAL, 'authorization', 'connection', 'expect', 'proxy-authenticate', 'te'];

interface RequestMapping {
  readonly location: string;
  readonly name: string;
  readonly source: ParameterSource;
}

/**
 * The parameter mappings of an integration request.
 */
export class RequestMappings {
  private readonly mappings: readonly RequestMapping[];
  private readonly illegal: readonly string[];

  constructor(private readonly integration: Pick<IntegrationModel, 'type' | 'requestParameters'>) {
    this.illegal = integration.type.startsWith('AWS') ? ILLEGAL_FOR_AWS : ILLEGAL;
    this.mappings = Object.entries(integration.requestParameters).map(([target, expression]) => {
      const [location, ...name] = target.slice(target.startsWith(TARGET) ? TARGET.length : 0).split('.');
      return { location, name: name.join('.'), source: parameterSource(expression) };
    });
  }

  /**
   * Fails the request when a header is mapped that AWS does not let through.
   *
   * @throws GatewayFault
   */
  public checkHeaders(): void {
    for (const { location, name } of this.mappings) {
      if (location === 'header') {
        this.checkHeader(name);
      }
    }
  }

  /**
   * Writes the mapped values; a source that is absent writes nothing.
   */
  public apply(exchange: MappedExchange, outgoing: Outgoing): void {
    this.checkHeaders();
    for (const { location, name, source } of this.mappings) {
      const values = source({ exchange });
      if (values) {
        write(outgoing, location, name, values);
      }
    }
  }

  /**
   * Writes what the request template set in `$context.requestOverride`.
   */
  public applyOverrides(exchange: MappedExchange, outgoing: Outgoing): void {
    const context = exchange.usedContext;
    if (!context) {
      return;
    }
    for (const location of ['path', 'header', 'querystring']) {
      for (const [name, value] of contextMap(context, 'requestOverride', location)) {
        if (location === 'header') {
          this.checkHeader(name);
        }
        write(outgoing, location, name, texts(value));
      }
    }
  }

  private checkHeader(name: string): void {
    if (this.illegal.includes(name.toLowerCase())) {
      throw configurationFault(`the header '${name}' cannot be mapped to an integration of type ${this.integration.type}`);
    }
  }
}

function write(outgoing: Outgoing, location: string, name: string, values: readonly string[]): void {
  switch (location) {
    case 'header': outgoing.headers.set(name, ...values); break;
    case 'path': outgoing.path.set(name, values[values.length - 1]); break;
    case 'querystring': outgoing.query.set(name, [...values]); break;
    default: throw configurationFault(`a mapping's target '${location}.${name}' is not known`);
  }
}

function texts(value: JavaValue): readonly string[] {
  if (Array.isArray(value)) {
    return value.map(toJavaString);
  }
  return [value === null ? '' : toJavaString(value)];
}

import { TemplateError } from '../../../errors';
import { own } from '../../../own';
import { TEXT, UnreadableParameter, type FirstClassAction, type Parameters, type ParameterType } from '../../../services/first-class';
import type { HttpIntegrationModel } from '../../../template/http-api-model';
import { HttpFault } from '../http-fault';
import { compileExpression } from '../mapping/expression';
import type { MappingScope } from '../mapping/mapping-scope';
import { REQUEST_VARIABLES, type Variable } from '../mapping/variables';

interface ServiceParameter {
  readonly name: string;
  readonly expression: string;
  readonly source: Variable;
  readonly type: ParameterType;
}

/**
 * The parameters of an action of a service, mapped from requests.
 */
export class ServiceParameters {
  private readonly parameters: readonly ServiceParameter[];

  /**
   * @throws TemplateError for a parameter that the action does not have or that it misses, and for an expression that cannot be read
   */
  constructor({ requestParameters }: HttpIntegrationModel, action: FirstClassAction) {
    const types: Readonly<Record<string, ParameterType>> = { ...action.required, ...action.optional, Region: TEXT };
    this.parameters = Object.entries(requestParameters).map(([name, expression]) => {
      const type = own(types, name);
      if (!type) {
        throw new TemplateError(`${action.subtype} has no parameter '${name}'; it has ${Object.keys(types).join(', ')}`);
      }
      return { name, expression, type, source: compileExpression(expression, REQUEST_VARIABLES, `the parameter '${name}' of ${action.subtype}`) };
    });
    const missing = Object.keys(action.required).filter((name) => own(requestParameters, name) === undefined);
    if (missing.length > 0) {
      throw new TemplateError(`${action.subtype} needs the parameter ${missing.map((name) => `'${name}'`).join(' and ')}; map it in RequestParameters`);
    }
  }

  /**
   * The values for a request.
   *
   * A parameter whose source is absent, or whose text is not of its type, is refused with 400, be it a required one or not. Seen is that AWS
   * answers with an error that it cannot resolve the parameter; the status is an assumption.
   *
   * @throws HttpFault
   */
  public read(scope: MappingScope): Parameters {
    return Object.fromEntries(this.parameters.map((parameter) => [parameter.name, valueOf(parameter, scope)]));
  }
}

function valueOf({ expression, name, source, type }: ServiceParameter, scope: MappingScope): unknown {
  const text = source(scope);
  if (text === undefined) {
    throw refused(`Unable to resolve property ${name} from source ${expression}`);
  }
  try {
    return type(text);
  } catch (error) {
    throw error instanceof UnreadableParameter ? refused(`the parameter ${name} from source ${expression} ${error.message}: '${text}'`) : error;
  }
}

function refused(reason: string): HttpFault {
  return new HttpFault('BAD_REQUEST_PARAMETERS', { reason });
}

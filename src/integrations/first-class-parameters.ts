import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { httpDocument } from '../mapping/http-json';
import { httpConstant, httpParameter } from '../mapping/http-parameter-mapping';
import type { HttpPlace } from '../mapping/http-place';
import type { JsonTemplate } from '../mapping/json-template';
import type { MappedValue } from '../mapping/mapped-value';

/**
 * The parameters of an action that an HTTP API calls: their names in AWS's words, and the properties that they come from in ours.
 */
export class FirstClassParameters {
  private readonly parameters: { [name: string]: string } = {};

  /**
   * @param scope the API's construct
   * @param region region of the resource
   */
  constructor(private readonly scope: Construct, region: string) {
    if (region !== Stack.of(scope).region) this.set('Region', region);
  }

  /**
   * A value, nothing if there is none. A call in which it is missing is refused.
   */
  public take(name: string, property: string, value: MappedValue | undefined): void {
    if (value) this.set(name, httpParameter(value, this.place(property)));
  }

  /**
   * A document that comes down to one value.
   */
  public takeDocument(name: string, property: string, document: JsonTemplate): void {
    this.take(name, property, httpDocument(document, this.place(property)));
  }

  /**
   * A constant.
   */
  public constant(name: string, property: string, text: string): void {
    this.set(name, httpConstant(text, this.place(property)));
  }

  /**
   * What is in the words of parameter mappings already, or holds nothing that they would read.
   */
  public set(name: string, mapping: string): void {
    this.parameters[name] = mapping;
  }

  public place(property: string): HttpPlace {
    return { name: property, scope: this.scope };
  }

  public rendered(): { [name: string]: string } {
    return { ...this.parameters };
  }
}

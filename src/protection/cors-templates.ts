import type { Construct } from 'constructs';
import type { RestIntegrationConfig } from '../integrations/route-integration';
import { ValidationError } from '../private/errors';

type Templates = { [contentType: string]: string };

const BODILESS = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];

/**
 * Puts statements in front of an integration's templates, at the one place that runs for all of its answers.
 *
 * The request template is that place: overrides of response headers that it makes last until the answer. Without one, the
 * response templates have to do it.
 */
export function withOriginTemplate(config: RestIntegrationConfig, statements: string, scope: Construct): RestIntegrationConfig {
  if (!statements) return config;
  if (config.requestTemplates && config.passthroughBehavior !== 'WHEN_NO_MATCH') {
    return { ...config, requestTemplates: prefix(config.requestTemplates, statements) };
  }
  if (config.responses.every((response) => response.templates)) {
    const responses = config.responses.map((response) => ({ ...response, templates: prefix(response.templates!, statements) }));
    return { ...config, responses };
  }
  if (!config.requestTemplates && BODILESS.includes(config.httpMethod ?? '')) {
    return { ...config, requestTemplates: { 'application/json': statements }, passthroughBehavior: 'WHEN_NO_MATCH' };
  }
  throw new ValidationError("several 'allowOrigins' need a request template, or a template on every response, to answer the caller's origin, "
    + `got ${config.httpMethod ?? config.type} that passes bodies through; name one origin, or give the integration templates`, scope);
}

function prefix(templates: Templates, statements: string): Templates {
  return Object.fromEntries(Object.entries(templates).map(([contentType, template]) => [contentType, statements + template]));
}

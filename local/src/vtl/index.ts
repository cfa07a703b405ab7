export { JavaError, VtlBodyError, VtlError } from './errors';
export { renderTemplate, type RenderInput } from './render-template';
export { Template } from './template';
export type { TemplateScope } from './template-scope';

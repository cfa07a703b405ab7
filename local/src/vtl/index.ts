export { JavaError, VtlBodyError, VtlError } from './errors';
export { renderTemplate, type RenderInput } from './render-template';
export { Template, type TemplateScope } from './template';

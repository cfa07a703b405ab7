/**
 * What a service answers instead of doing what it was asked.
 */
export class ServiceError extends Error {
  /**
   * @param code in the service's words, for instance `ResourceNotFoundException`
   * @param status HTTP status, as far as the service's protocol tells errors apart by it
   * @param details what else the service says of it, by name
   */
  constructor(
    public readonly code: string, message: string, public readonly status = 400, public readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ServiceError';
  }
}

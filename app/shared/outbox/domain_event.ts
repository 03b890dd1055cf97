/**
 * Something that has happened, told to other modules after the commit. Subclasses live in a module's `events/`,
 * in the past tense, and set `kind` (`<module>.<past_tense>`) and `version` (raised when the body's shape changes).
 * The body is plain JSON with ids, never names or other personal data: it may leave the server in the journal.
 */
export abstract class DomainEvent<Body extends object = Record<string, unknown>> {
  static kind: string
  static version = 1

  /** @param subject the id of the row it is about */
  constructor(
    readonly subject: string,
    readonly body: Body
  ) {}
}

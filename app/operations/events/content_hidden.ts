import { DomainEvent } from '#shared/outbox/domain_event'

/** A report was closed with its content to be hidden; the module that owns the page acts. The subject is the report. */
export default class ContentHidden extends DomainEvent<{ page: string }> {
  static kind = 'operations.content_hidden'
}

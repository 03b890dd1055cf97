import { DomainEvent } from '#shared/outbox/domain_event'

/** Rows of an edition are in force here, or were withdrawn: what is made from them follows. */
export default class EditionApplied extends DomainEvent<{ tables: string[] }> {
  static kind = 'mirror.edition_applied'
}

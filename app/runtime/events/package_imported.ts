import { DomainEvent } from '#shared/outbox/domain_event'

/** A version of a package is ready to play. */
export default class PackageImported extends DomainEvent<{ packageId: string; number: number }> {
  static kind = 'runtime.package_imported'
}

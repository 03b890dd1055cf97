import { DomainEvent } from '#shared/outbox/domain_event'

/** What a file can be seen, heard and found by has been made, as far as it can. The subject is the blob. */
export default class FilePrepared extends DomainEvent<{ state: string }> {
  static kind = 'media.file_prepared'
}

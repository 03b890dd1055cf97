import type { DomainEvent } from '#shared/outbox/domain_event'
import { indexDocuments } from '#search/actions/index_documents'

/** Keeps the search index in step with the resources that may be found. */
export default class IndexResource {
  async handle({ subject }: DomainEvent) {
    await indexDocuments('resource', [subject])
  }
}

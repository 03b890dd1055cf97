import { DomainEvent } from '#shared/outbox/domain_event'

export type Use = {
  /** `course`, `plan`, `training`: its words are `library.uses.<type>`. */
  type: string
  titleKm: string | null
  titleEn: string | null
  /** A path of this server. */
  href: string
  /** All resources that it uses now; none when it is gone. With `version` it stays with that one. */
  resources: { id: string; version?: number | null }[]
}

/** A course, plan or course of training says which resources it uses. The subject is its id; modules above tell it. */
export default class ResourceUsed extends DomainEvent<Use> {
  static kind = 'library.resource_used'
}

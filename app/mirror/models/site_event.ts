import { MirrorSiteEventSchema } from '#database/schema'

/** What happened with a mirror, as its origin saw it; words in lang mirror_pairing.json under `events`. */
export const siteEventKinds = [
  ...(['contact', 'paired', 'reenrolled', 'replaced', 'suspended', 'resumed', 'retired'] as const),
  ...(['reenrol', 'changed', 'renamed', 'memory_back', 'cloned', 'hardware'] as const),
  'hardware_known',
] as const

export type SiteEventKind = (typeof siteEventKinds)[number]

/** Contacts, alike ones of a day in one row, and what people decided. */
export default class SiteEvent extends MirrorSiteEventSchema {
  static table = 'mirror_site_events'
  static selfAssignPrimaryKey = true

  declare kind: SiteEventKind
  declare data: Record<string, string | null> | null
}

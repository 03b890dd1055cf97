import { MirrorSiteSchema } from '#database/schema'
import type { Channel, SiteState } from '#mirror/types'

/** A mirror that this server serves. */
export default class Site extends MirrorSiteSchema {
  static table = 'mirror_sites'
  static selfAssignPrimaryKey = true

  declare channel: Channel
  declare state: SiteState
  declare boots: string[] | null
}

import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { fromJson } from '#shared/database/from_json'
import { targetPath } from '#mirror/publisher/publish_editions'
import type { Target } from '#mirror/trust/metadata'
import type Site from '#mirror/models/site'

/**
 * What is new for a mirror, in a few hundred bytes: nothing of it is trusted, it only says whether asking TUF is
 * worthwhile.
 */
export async function pollAnswer({ profileId, channel }: Site) {
  const row = await db
    .from('mirror_publications as n')
    .whereNotNull('n.published_at')
    .orderBy('n.version', 'desc')
    .select('n.version', 'n.revocations', 'n.targets')
    .select(db.from('mirror_profiles').where('id', profileId).select('code').as('profile'))
    .select(db.from('mirror_profiles').where('id', profileId).select('month_bytes').as('month'))
    .first()
  const serverTime = clock.now().toUTC().toISO()
  if (!row)
    return { channel, profile: null, metadata: 0, edition: null, revocations: 0, serverTime }
  const path = targetPath(channel, row.profile)
  const target = fromJson<Target[]>(row.targets).find((one) => one.path === path)
  const edition = target ? { name: target.name, sequence: Number(target.custom.sequence) } : null
  return {
    ...{ channel, profile: row.profile as string, metadata: Number(row.version), edition },
    ...{ revocations: Number(row.revocations), serverTime },
    // How much it may fetch over the wire in a month.
    monthBytes: row.month === null ? null : Number(row.month),
  }
}

import { DateTime } from 'luxon'
import { stableId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import type { PackKind } from '#shared/packs/registry'

const FILE = 'privacy_notice.yaml'
const TEXTS = ['text_km', 'text_en', 'pupil_km', 'pupil_en'] as const

type NoticeFile = { version: string; published_at: string } & Record<(typeof TEXTS)[number], string>

/**
 * `privacy_notice.yaml`: a version of the notice. A version is never changed once it is there: people have
 * acknowledged its words.
 */
export const privacyNotice: PackKind = {
  kind: 'identity.privacy_notice',
  order: 65,
  async apply({ trx, yaml, count, reject }) {
    const notice = await yaml<NoticeFile>(FILE)
    if (!notice) return
    for (const name of ['version', 'published_at', ...TEXTS] as const) {
      if (typeof notice[name] !== 'string') reject(FILE, name, 'bad_value')
    }
    const { version, published_at: day, ...texts } = notice
    const standing = await trx.from('identity_privacy_notices').where('version', version).first()
    if (standing) return
    await trx.table('identity_privacy_notices').insert({
      id: stableId('privacy_notice', version),
      version,
      published_at: sqlTime(DateTime.fromISO(day, { zone: 'utc' })),
      ...Object.fromEntries(TEXTS.map((name) => [name, texts[name].trim()])),
    })
    count('privacy_notices')
  },
}

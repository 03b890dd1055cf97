import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { notify } from '#identity/actions/notify'
import { titleOf } from '#library/reviews/title_of'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract

/** Keeps a collection from its readers after a report; what stands in it stays where it is. */
export const hideCollection = (trx: Trx, actor: Actor, code: string) =>
  turn(trx, actor, code, ['published', 'hidden'])

/** Shows a collection again that was hidden after a report. */
export const releaseCollection = (trx: Trx, actor: Actor, code: string) =>
  turn(trx, actor, code, ['hidden', 'published'])

async function turn(trx: Trx, actor: Actor, code: string, [before, after]: [string, string]) {
  const row = await trx.from('library_collections').where('code', code).forUpdate().first()
  if (row?.state !== before) return
  const { id, institution_id: institutionId, created_by: owner } = row
  await trx
    .from('library_collections')
    .where('id', id)
    .update({ state: after, updated_at: sqlTime() })
  const isHidden = after === 'hidden'
  const kind = isHidden ? 'library.collection_hidden' : 'library.collection_released'
  await audit(trx, actor, {
    ...{ verb: kind, subject: { type: 'collection', id }, institutionId },
    ...{ before: { state: before }, after: { state: after } },
  })
  await notify(trx, {
    ...{ kind, to: owner ? [owner] : [], href: `/collections/${code}`, institutionId },
    data: { title: titleOf({ titleKm: row.title_km, titleEn: row.title_en }) },
  })
}

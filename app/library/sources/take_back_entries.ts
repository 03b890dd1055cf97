import { isDeepStrictEqual } from 'node:util'
import { audit, auditMany } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { publish } from '#shared/outbox/publish'
import { fromJson } from '#shared/database/from_json'
import { keepVersion } from '#library/keep_version'
import Resource from '#library/models/resource'
import ResourceRetired from '#library/events/resource_retired'
import { eventOf } from '#library/sources/change_entries'
import {
  areFilesKept,
  restoreResource,
  type Mark,
  type Remembered,
} from '#library/sources/remember'
import { keyOf, standingEntries, type Standing } from '#library/sources/standing_entries'
import { usedAmong } from '#library/sources/uses_since'
import type { Actor } from '#shared/actor'
import type { AppliedRow, StayingRow } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ArrivalWish } from '#library/sources/arrival'
import type { EntryValues } from '#library/sources/types'

type Trx = TransactionClientContract
type Row = AppliedRow<EntryValues>
/** What the person who takes back decides: the own institution, and for whom there. */
type Rights = { institutionId: string; decides: ArrivalWish[] }

const DRAFT = 'draft'

/**
 * Takes an import of resources back: what it added and nobody saw is deleted, what was offered is retired, what it
 * changed or retired is as before. What was changed or used since stays.
 */
export async function takeBackEntries(
  trx: Trx,
  actor: Actor,
  rows: Row[],
  rights: Rights
): Promise<StayingRow[]> {
  const staying: StayingRow[] = []
  const standing = await standingEntries(trx, rows)
  const used = await usedAmong(
    trx,
    [...standing.values()].map(({ id }) => id)
  )
  const toDelete: Standing[] = []
  for (const row of rows) {
    const one = standing.get(keyOf(row.values))
    // It is gone already, in whatever way.
    if (!one) continue
    const why =
      reasonOf(row, one, rights) ??
      (row.outcome === 'add' && used.has(one.id) ? 'used' : undefined) ??
      (row.was && !(await areFilesKept(trx, row.was)) ? 'files' : undefined)
    if (why) staying.push({ line: row.line, code: why })
    else if (row.outcome !== 'add') await setBack(trx, actor, one, row.was as Remembered)
    else if (one.state === DRAFT) toDelete.push(one)
    else await withdraw(trx, actor, one)
  }
  await deleteDrafts(trx, actor, toDelete)
  return staying
}

/** Why a resource cannot be as it was; undefined where it can. */
function reasonOf(row: Row, one: Standing, { institutionId, decides }: Rights) {
  // Imports from before it was kept what stood.
  const expected = row.outcome === 'add' ? asAdded(one) : (row.was as Remembered | null)?.after
  if (!expected) return 'unknown'
  const isSame =
    isDeepStrictEqual(one.given, row.values.given) && isDeepStrictEqual(one.mark, expected)
  if (!isSame) return 'changed'
  if (one.institutionId !== institutionId) return 'not_yours'
  const isOffered = one.state === 'published'
  if (isOffered && !decides.includes(one.scope === 'national' ? 'published' : 'own')) {
    return 'not_yours'
  }
  return undefined
}

/** As the import left what it added. */
const asAdded = ({ createdAt, given, mark }: Standing): Mark => ({
  stamp: createdAt,
  state: mark.state === DRAFT ? DRAFT : 'published',
  relations: given.origin ? 1 : 0,
})

async function setBack(trx: Trx, actor: Actor, one: Standing, was: Remembered) {
  const { id, institutionId } = one
  const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  const before = { state: resource.state, licence: resource.licence }
  await restoreResource(trx, id, was)
  await trx
    .from('library_resources')
    .where('id', id)
    .update({ revision: trx.raw('revision + 1'), updated_at: sqlTime(clock.now()) })
  await trx
    .from('library_source_entries')
    .where('id', one.entryId)
    .update({ given: JSON.stringify(was.given), is_gone: was.isGone })
  await resource.refresh()
  if (resource.isPublished) await keepVersion(trx, resource, actor.personId)
  await audit(trx, actor, {
    ...{ verb: 'library.resource_set_back', subject: { type: 'resource', id }, institutionId },
    before,
    after: { state: resource.state, licence: resource.licence },
  })
  await publish(trx, eventOf(id, before.state, resource.state))
}

/** What was offered was seen: its address tells that it is gone, and another import brings it back. */
async function withdraw(trx: Trx, actor: Actor, { id, entryId, institutionId }: Standing) {
  await trx
    .from('library_resources')
    .where('id', id)
    .update({
      ...{ state: 'retired', is_approved: false, revision: trx.raw('revision + 1') },
      updated_at: sqlTime(clock.now()),
    })
  await trx.from('library_source_entries').where('id', entryId).update({ is_gone: true })
  await audit(trx, actor, {
    ...{ verb: 'library.resource_retired', subject: { type: 'resource', id }, institutionId },
    before: { state: 'published' },
    after: { state: 'retired', reason: 'import_undone' },
  })
  await publish(trx, new ResourceRetired(id))
}

async function deleteDrafts(trx: Trx, actor: Actor, drafts: Standing[]) {
  if (drafts.length === 0) return
  const ids = drafts.map(({ id }) => id)
  await trx.from('library_resources').whereIn('id', ids).delete()
  await auditMany(
    trx,
    actor,
    drafts.map(({ id, code, institutionId, given }) => ({
      ...{
        verb: 'library.resource_import_undone',
        subject: { type: 'resource', id },
        institutionId,
      },
      before: { code, licence: given.licence, state: DRAFT },
    }))
  )
}

/** What was taken back is asked for again the next time. */
export async function forgetProgress(trx: Trx, importId: string) {
  const row = await trx
    .from('shared_import_rows')
    .where({ import_id: importId })
    .whereNotNull('row_values')
    .select('row_values')
    .first()
  const values = row && fromJson<EntryValues>(row.row_values)
  if (!values?.sourceId) return
  await trx
    .from('library_sources')
    .where('id', values.sourceId)
    .update({ since: null, version: null })
}

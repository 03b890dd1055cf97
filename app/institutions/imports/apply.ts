import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { RowRefused, type AppliedRow } from '#shared/imports/import_kind'
import { isBelow, plantMany, transplant } from '#institutions/tree'
import { standing } from '#institutions/imports/standing'
import { recordHistories } from '#institutions/histories'
import {
  fingerprint,
  WRITTEN,
  type ImportedInstitution,
  type InstitutionValues,
} from '#institutions/imports/values'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import {
  mergesInCircle,
  standingMergers,
  type InstitutionsContext,
} from '#institutions/imports/open'

type Row = AppliedRow<ImportedInstitution>

/** Lines whose institution was added, changed or removed since. */
export async function staleInstitutions({ client }: InstitutionsContext, rows: Row[]) {
  const added = rows.filter((row) => row.outcome === 'add').map(({ values }) => values)
  const codes = (column: 'location_code' | 'emis_code') =>
    added.map((values) => values[column]).filter((code) => code !== null)
  const taken = new Set<string | null>()
  for (const column of ['location_code', 'emis_code'] as const) {
    const held = codes(column)
    if (held.length === 0) continue
    const found = await client.from('institutions').whereIn(column, held).select(column)
    for (const row of found) taken.add(row[column])
  }
  const ids = rows.map((row) => row.subjectId).filter((id) => id !== null)
  const present = await standing(client, 'id', ids)
  const now = new Map(present.map((one) => [one.id, fingerprint(one)]))
  return rows
    .filter(({ outcome, subjectId, values }) =>
      outcome === 'add'
        ? taken.has(values.location_code) || (values.emis_code && taken.has(values.emis_code))
        : now.get(subjectId!) !== values.seen
    )
    .map(({ line }) => line)
}

/** Writes a portion: one statement for the rows, and one each for places in the tree, flags and history. */
export async function applyInstitutions(trx: TransactionClientContract, rows: Row[]) {
  await refuseOrphans(trx, rows)
  await writeInstitutions(
    trx,
    rows.map(({ values }) => values)
  )
  const added = rows.filter((row) => row.outcome === 'add')
  await plantMany(
    trx,
    added.map(({ values }) => ({ id: values.id, parentId: values.parent_id }))
  )
  await writeFlags(trx, rows)
  const changed = rows.filter((row) => row.outcome === 'change')
  for (const { label, changes, values } of changed) {
    if (!changes.some(({ field }) => field === 'parent_code')) continue
    if (values.parent_id && (await isBelow(trx, values.parent_id, values.id))) {
      throw new RowRefused('cycle', label)
    }
    await transplant(trx, values.id, values.parent_id)
  }
  await recordHistories(
    trx,
    changed.flatMap(({ values, changes }) =>
      changes.map((change) => ({ institutionId: values.id, ...change }))
    )
  )
}

/** Adds or overwrites the rows themselves, as one statement. */
export function writeInstitutions(trx: TransactionClientContract, list: InstitutionValues[]) {
  const now = sqlTime()
  return bulkInsert(
    trx,
    'institutions',
    [...WRITTEN, 'created_at', 'updated_at'],
    list.map((values) => [...WRITTEN.map((column) => values[column]), now, now]),
    { onConflict: ['id'], keep: ['created_at'] }
  )
}

/** Somebody may have merged the other way since the preview. */
export async function refuseMergerCircles(trx: TransactionClientContract) {
  const mergers = await standingMergers(trx)
  for (const code of mergers.keys()) {
    if (mergesInCircle({ mergers }, code)) throw new RowRefused('merger_circle', code)
  }
}

/** A row whose parent the file was to add, but which turned out bad. */
async function refuseOrphans(trx: TransactionClientContract, rows: Row[]) {
  const wanted = new Set(rows.map(({ values }) => values.parent_id).filter((id) => id !== null))
  for (const { values } of rows) wanted.delete(values.id)
  const found = await trx
    .from('institutions')
    .whereIn('id', [...wanted])
    .select('id')
  for (const { id } of found) wanted.delete(id)
  const orphan = rows.find(({ values }) => values.parent_id && wanted.has(values.parent_id))
  if (orphan) throw new RowRefused('parent_bad', orphan.label)
}

async function writeFlags(trx: TransactionClientContract, rows: Row[]) {
  const differs = ({ outcome, changes }: Row) =>
    outcome === 'change' && changes.some(({ field }) => field === 'flags')
  const changed = rows.filter(differs)
  if (changed.length > 0) {
    const ids = changed.map(({ values }) => values.id)
    await trx.from('institutions_flags').whereIn('institution_id', ids).delete()
  }
  const written = rows.filter((row) => row.outcome === 'add' || differs(row))
  await bulkInsert(
    trx,
    'institutions_flags',
    ['institution_id', 'code'],
    written.flatMap(({ values }) => values.flags.map((code) => [values.id, code]))
  )
}

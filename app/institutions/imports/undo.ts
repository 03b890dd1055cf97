import { bulkInsert } from '#shared/database/bulk_insert'
import { isBelow, transplant } from '#institutions/tree'
import { recordHistories } from '#institutions/histories'
import { writeInstitutions } from '#institutions/imports/apply'
import { standing } from '#institutions/imports/standing'
import { fingerprint, type ImportedInstitution } from '#institutions/imports/values'
import type { AppliedRow, UndoFault } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { InstitutionsContext } from '#institutions/imports/open'

type Row = AppliedRow<ImportedInstitution>

const PORTION = 400

/** Gives changed institutions what stood before, and notes the added ones, which go when nothing names them any more. */
export async function undoInstitutions(
  trx: TransactionClientContract,
  rows: Row[],
  { toDelete }: InstitutionsContext
): Promise<UndoFault[]> {
  const ids = rows.map(({ values }) => values.id)
  const present = await standing(trx, 'id', ids)
  const now = new Map(present.map((one) => [one.id, fingerprint(one)]))
  const touched = ({ values }: Row) => now.get(values.id) !== fingerprint(values)
  const faults: UndoFault[] = rows
    .filter(touched)
    .map(({ label }) => ({ code: 'changed_since', label }))
  const whole = rows.filter((row) => !touched(row))
  faults.push(
    ...(await restore(
      trx,
      whole.filter(({ outcome }) => outcome === 'change')
    ))
  )
  const added = whole.filter(({ outcome }) => outcome === 'add')
  await trx
    .from('institutions')
    .whereIn(
      'id',
      added.map(({ values }) => values.id)
    )
    .update({ annex_of_id: null, merged_into_id: null })
  toDelete.push(...added.map(({ values, label }) => ({ id: values.id, label })))
  return faults
}

async function restore(trx: TransactionClientContract, rows: Row[]): Promise<UndoFault[]> {
  const faults: UndoFault[] = []
  await writeInstitutions(
    trx,
    rows.map(({ values }) => ({ ...values, ...values.was }))
  )
  const flagged = rows.filter(({ values }) => values.was?.flags)
  const ids = flagged.map(({ values }) => values.id)
  await trx.from('institutions_flags').whereIn('institution_id', ids).delete()
  await bulkInsert(
    trx,
    'institutions_flags',
    ['institution_id', 'code'],
    flagged.flatMap(({ values }) => values.was!.flags!.map((code) => [values.id, code]))
  )
  for (const { label, values } of rows) {
    const parentId = values.was?.parent_id
    if (parentId === undefined) continue
    // What was above it may have been put below it since.
    if (parentId && (await isBelow(trx, parentId, values.id))) {
      faults.push({ code: 'in_use', label })
    } else await transplant(trx, values.id, parentId)
  }
  await recordHistories(
    trx,
    rows.flatMap(({ values, changes }) =>
      changes.map(({ field, before, after }) => ({
        ...{ institutionId: values.id, field, before: after, after: before },
      }))
    )
  )
  return faults
}

/** Deletes what the list had added; what other rows of the database name by now is in use. */
export async function deleteAdded(
  trx: TransactionClientContract,
  { toDelete }: InstitutionsContext
): Promise<UndoFault[]> {
  const faults = await namedByOthers(trx, toDelete)
  for (let from = 0; from < toDelete.length; from += PORTION) {
    const portion = toDelete.slice(from, from + PORTION)
    const ids = portion.map(({ id }) => id)
    if (await mayDelete(trx, ids)) continue
    for (const { id, label } of portion) {
      if (!(await mayDelete(trx, [id]))) faults.push({ code: 'in_use', label })
    }
  }
  return faults
}

/** Annexes and mergers that came since; no foreign key holds these. */
async function namedByOthers(
  trx: TransactionClientContract,
  toDelete: InstitutionsContext['toDelete']
): Promise<UndoFault[]> {
  const labels = new Map(toDelete.map(({ id, label }) => [id, label]))
  const rows = await trx
    .from('institutions')
    .where((either) => either.whereNotNull('annex_of_id').orWhereNotNull('merged_into_id'))
    .select('annex_of_id', 'merged_into_id')
  const named = new Set(rows.flatMap((row) => [row.annex_of_id, row.merged_into_id]))
  return [...labels].filter(([id]) => named.has(id)).map(([, label]) => ({ code: 'in_use', label }))
}

/** False where a foreign key forbids it; then nothing is deleted. */
async function mayDelete(trx: TransactionClientContract, ids: string[]) {
  const savepoint = await trx.transaction()
  try {
    await savepoint.from('institutions').whereIn('id', ids).delete()
    await savepoint.commit()
    return true
  } catch (error) {
    await savepoint.rollback()
    if (/foreign key/i.test(String(error))) return false
    throw error
  }
}

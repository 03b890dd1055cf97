import { transaction } from '#shared/database/transaction'
import { Import } from '#shared/imports/import'
import { importKind } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Some rows of a preview: these lines, or all of an outcome or of a mark. */
export type Choice = { lines?: number[]; outcome?: string; mark?: string }

type Decision = { which: Choice; isIn: boolean }

/** Leaves rows out or takes them in again, while the preview stands. False where that is over. */
export function chooseImportRows(id: string, decisions: Decision[]): Promise<boolean> {
  return transaction(async (trx) => {
    const row = await Import.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (row.state !== 'ready' || !importKind(row.kind)?.isChoosable) return false
    for (const { which, isIn } of decisions) await choose(trx, id, which, isIn)
    const [{ n }] = await trx
      .from('shared_import_rows')
      .where({ import_id: id, is_left_out: true })
      .count('* as n')
    await row.merge({ leftOut: Number(n) }).save()
    return true
  })
}

async function choose(
  trx: TransactionClientContract,
  id: string,
  { lines, outcome, mark }: Choice,
  isIn: boolean
) {
  const rows = trx
    .from('shared_import_rows')
    .where('import_id', id)
    .whereNotIn('outcome', ['same', 'bad'])
  if (lines) rows.whereIn('line', lines)
  if (outcome) rows.where('outcome', outcome)
  if (mark) rows.where('mark', mark)
  await rows.update({ is_left_out: !isIn })
}

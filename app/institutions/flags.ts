import { bulkInsert } from '#shared/database/bulk_insert'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The codes of the marks that an institution bears, in the order of the codes. */
export async function flagsOf(client: QueryClientContract, institutionId: string) {
  const rows = await client
    .from('institutions_flags')
    .where('institution_id', institutionId)
    .orderBy('code')
  return rows.map((row) => row.code as string)
}

export async function setFlags(
  trx: TransactionClientContract,
  institutionId: string,
  flags: readonly string[]
) {
  await trx.from('institutions_flags').where('institution_id', institutionId).delete()
  const rows = [...new Set(flags)].map((code) => [institutionId, code])
  await bulkInsert(trx, 'institutions_flags', ['institution_id', 'code'], rows)
}

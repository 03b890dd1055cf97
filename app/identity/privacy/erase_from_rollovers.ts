import { fromJson } from '#shared/database/from_json'
import { tableOf, type Columns } from '#identity/changes/row_changes'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const PERSON = ['person_id', 'homeroom_person_id']

/**
 * Takes the person out of the lines of year changes. Lines that would give a place or a role back go; those of what
 * was made stay without the person, so that the rest of the school can still be taken back.
 */
export async function eraseFromRollovers(trx: TransactionClientContract, personId: string) {
  for (const noun of ['place', 'membership', 'teacher'] as const) {
    await scrub(trx, personId, noun, 'person_id')
  }
  await scrub(trx, personId, 'class', 'homeroom_person_id')
}

async function scrub(
  trx: TransactionClientContract,
  personId: string,
  noun: 'place' | 'membership' | 'teacher' | 'class',
  column: string
) {
  const rows = trx.from(tableOf(noun)).where(column, personId).select('id')
  const lines = () => trx.from('identity_rollover_changes').where({ noun }).whereIn('row_id', rows)
  if (noun !== 'class') await lines().whereNotNull('before').delete()
  for (const { id, after } of await lines().select('id', 'after')) {
    await trx
      .from('identity_rollover_changes')
      .where('id', id)
      .update({ after: JSON.stringify(without(fromJson(after))) })
  }
}

const without = (columns: Columns) =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => !PERSON.includes(name)))

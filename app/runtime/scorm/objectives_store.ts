import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const MOST = 500
const LONGEST = 4000

const keyOf = (id: string) => createHash('sha256').update(id).digest('hex')

/** The objectives that the learner carries from package to package (SN 3.10, `objectivesGlobalToSystem`). */
export async function globalObjectives(personId: string): Promise<Record<string, object>> {
  const rows = await db
    .from('runtime_objectives')
    .where('person_id', personId)
    .select('objective', 'state')
  return Object.fromEntries(rows.map(({ objective, state }) => [objective, JSON.parse(state)]))
}

export async function keepObjectives(
  trx: TransactionClientContract,
  personId: string,
  objectives: Record<string, unknown>
) {
  const entries = Object.entries(objectives).filter(
    ([id, state]) => id.length <= LONGEST && state !== null && typeof state === 'object'
  )
  for (const [objective, state] of entries.slice(0, MOST)) {
    const text = JSON.stringify(state)
    if (text.length > LONGEST) continue
    await trx
      .knexQuery()
      .table('runtime_objectives')
      .insert({
        ...{ id: newId(), person_id: personId, key: keyOf(objective), objective },
        ...{ state: text, updated_at: sqlTime() },
      })
      .onConflict(['person_id', 'key'])
      .merge(['state', 'updated_at'])
  }
}

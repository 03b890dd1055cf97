import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import type { ActivitySettings } from '#runtime/scorm/sequencing_types'
import type { ScormManifest } from '#runtime/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const MOST = 200
/** The name is an IRI; of a store 64,000 characters are kept (RTE 4.3.1). */
const LONGEST = { name: 4000, value: 64_000 }

const keyOf = (name: string) => createHash('sha256').update(name).digest('hex')

/** The stores that activities of a package name (`adlcp:data`). */
function namesIn({ sharedDataMaps = [], children = [] }: ActivitySettings): string[] {
  return [
    ...sharedDataMaps.map((one: { targetID: string }) => one.targetID),
    ...children.flatMap(namesIn),
  ]
}

/**
 * What the learner carries of them from package to package; null where a package keeps its stores to itself
 * (`sharedDataGlobalToSystem`) or has none: they are then part of its attempt.
 */
export async function sharedData(
  personId: string,
  { sequencing, sharedDataGlobal }: ScormManifest
): Promise<Record<string, string> | null> {
  const names = sequencing ? namesIn(sequencing.activityTree) : []
  if (names.length === 0 || sharedDataGlobal === false) return null
  const rows = await db
    .from('runtime_shared_data')
    .where('person_id', personId)
    .whereIn('key', [...new Set(names)].map(keyOf))
    .select('name', 'value')
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

export async function keepSharedData(
  trx: TransactionClientContract,
  personId: string,
  shared: Record<string, unknown>
) {
  const entries = Object.entries(shared).filter(
    (one): one is [string, string] =>
      one[0].length <= LONGEST.name && typeof one[1] === 'string' && one[1].length <= LONGEST.value
  )
  for (const [name, value] of entries.slice(0, MOST)) {
    await trx
      .knexQuery()
      .table('runtime_shared_data')
      .insert({
        ...{ id: newId(), person_id: personId, key: keyOf(name), name },
        ...{ value, updated_at: sqlTime() },
      })
      .onConflict(['person_id', 'key'])
      .merge(['value', 'updated_at'])
  }
}

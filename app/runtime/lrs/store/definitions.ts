import { bulkInsert } from '#shared/database/bulk_insert'
import { LruCache } from '#shared/lru_cache'
import { sqlTime } from '#shared/database/times'
import { keyOf } from '#runtime/lrs/store/keys'
import { isObject, type JsonObject } from '#runtime/lrs/validation/json'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Definitions that were kept a moment ago: most statements bring one that is known. */
const kept = new LruCache<string>(5000)

type Found = { iri: string; definition: JsonObject }

/** Adds what the statements say of activities to what is known of them (xAPI 1.0.3 part two, 2.4.4.1). */
export async function keepDefinitions(trx: TransactionClientContract, statements: Prepared[]) {
  const found = new Map<string, Found>()
  for (const { json } of statements) collect(found, json)
  const fresh = [...found].filter(([key, { definition }]) => {
    return kept.get(key) !== JSON.stringify(definition)
  })
  if (fresh.length === 0) return
  const standing = await definitionsOf(
    fresh.map(([key]) => key),
    trx
  )
  const now = sqlTime()
  const rows = fresh
    .map(([key, { iri, definition }]) => {
      const merged = JSON.stringify(merge(standing.get(key) ?? {}, definition))
      return [key, iri, merged, now]
    })
    // In one order, so that two batches never wait for each other.
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const columns = ['id', 'iri', 'definition', 'updated_at']
  await bulkInsert(trx, 'runtime_statement_activities', columns, rows, { onConflict: ['id'] })
  trx.after('commit', () => {
    for (const [key, { definition }] of fresh) kept.set(key, JSON.stringify(definition))
  })
}

/** What is known of the activities, by key. */
export async function definitionsOf(
  keys: string[],
  client: QueryClientContract
): Promise<Map<string, JsonObject>> {
  if (keys.length === 0) return new Map()
  const rows = await client
    .from('runtime_statement_activities')
    .whereIn('id', keys)
    .select('id', 'definition')
  return new Map(rows.map((row) => [row.id, JSON.parse(row.definition)]))
}

function collect(found: Map<string, Found>, { object, context }: JsonObject) {
  note(found, object)
  if (object.objectType === 'SubStatement') collect(found, object)
  for (const list of Object.values(context?.contextActivities ?? {})) {
    for (const activity of [list].flat() as JsonObject[]) note(found, activity)
  }
}

function note(found: Map<string, Found>, { objectType, id, definition }: JsonObject) {
  if (!definition || (objectType !== undefined && objectType !== 'Activity')) return
  const key = keyOf('activity', id)
  found.set(key, { iri: id, definition: merge(found.get(key)?.definition ?? {}, definition) })
}

/** Words in other languages and other extensions are added, everything else takes the newer place. */
function merge(before: JsonObject, after: JsonObject): JsonObject {
  const merged = { ...before, ...after }
  for (const name of ['name', 'description', 'extensions']) {
    if (isObject(before[name]) && isObject(after[name])) {
      merged[name] = { ...before[name], ...after[name] }
    }
  }
  return merged
}

import { eraseDocuments, insertDocuments } from '#search/drivers/write'
import { lockSwitch, takeTouched, turnSwitch } from '#search/drivers/switch'
import { createIndex, dropOthers, newIndexName } from '#search/drivers/index_tables'
import type { TextStore } from '#search/drivers/text_store'
import type { DocumentSource, Progress } from '#search/types'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * Builds an index under a name of its own, in small transactions, while the one in force is read and changed;
 * then catches up with those changes and switches. The one before stays until the next build, for readers
 * that have begun.
 */
export async function rebuildIndex(
  client: QueryClientContract,
  store: TextStore,
  sources: DocumentSource[],
  progress: Progress
) {
  const name = newIndexName()
  const inForce = await client.transaction(async (trx) => {
    const current = await lockSwitch(trx)
    await turnSwitch(trx, { building: name })
    return current.name
  })
  await dropOthers(client, store, [inForce])
  await createIndex(client, store, name)

  let done = 0
  for (const source of sources) {
    for await (const documents of source.all()) {
      await client.transaction((trx) => insertDocuments(trx, store, name, documents))
      done += documents.length
      await progress(done)
    }
  }
  while (!(await finish(client, store, name, sources)));
  return done
}

/** Reads again what changed during the build; switches when nothing changed since. */
async function finish(
  client: QueryClientContract,
  store: TextStore,
  name: string,
  sources: DocumentSource[]
) {
  const ids = await client.transaction((trx) => takeTouched(trx, name))
  const fresh = await freshFrom(sources, ids)
  return client.transaction(async (trx) => {
    const { version, building, name: previous } = await lockSwitch(trx)
    if (building !== name) throw new Error('Another build of the search index has begun')
    await eraseDocuments(trx, store, name, ids)
    await insertDocuments(trx, store, name, fresh)
    if (await trx.from('search_touched').where('name', name).first()) return false
    await turnSwitch(trx, { name, previous, building: null, version: version + 1 })
    return true
  })
}

async function freshFrom(sources: DocumentSource[], ids: string[]) {
  if (ids.length === 0) return []
  const documents = await Promise.all(sources.map((source) => source.some(ids)))
  return documents.flat()
}

import { keepWords } from '#search/vocabulary'
import { lockSwitch, takeTouched, turnSwitch } from '#search/drivers/switch'
import { createWords, dropWords, newIndexName, tableNames } from '#search/drivers/index_tables'
import type { Engine } from '#search/drivers/engine'
import type { DocumentSource, Progress, SearchDocument } from '#search/types'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Puts documents and their words into an index. */
export async function putIn(
  trx: TransactionClientContract,
  engine: Engine,
  name: string,
  documents: SearchDocument[]
) {
  if (documents.length === 0) return
  await engine.insert(trx, name, documents)
  await keepWords(trx, name, documents)
}

export async function createIndex(client: QueryClientContract, engine: Engine, name: string) {
  await createWords(client, name)
  await engine.create(client, name)
}

/** Removes every index but those of `keep`: what an interrupted build left behind, too. */
async function dropOthers(client: QueryClientContract, engine: Engine, keep: (string | null)[]) {
  const names = [...(await engine.names(client)), ...(await tableNames(client, '_words'))]
  for (const name of new Set(names.filter((one) => !keep.includes(one)))) {
    await engine.drop(client, name)
    await dropWords(client, name)
  }
}

/**
 * Builds an index under a name of its own, in small transactions, while the one in force is read and changed;
 * then catches up with those changes and switches. The one before stays until the next build, for readers
 * that have begun.
 */
export async function rebuildIndex(
  client: QueryClientContract,
  engine: Engine,
  sources: DocumentSource[],
  progress: Progress
) {
  const name = newIndexName(engine.layout)
  const inForce = await client.transaction(async (trx) => {
    const current = await lockSwitch(trx)
    await turnSwitch(trx, { building: name })
    return current.name
  })
  await dropOthers(client, engine, [inForce])
  await createIndex(client, engine, name)

  let done = 0
  for (const source of sources) {
    for await (const documents of source.all()) {
      await client.transaction((trx) => putIn(trx, engine, name, documents))
      done += documents.length
      await progress(done)
    }
  }
  while (!(await finish(client, engine, name, sources)));
  return done
}

/** Reads again what changed during the build; switches when nothing changed since. */
async function finish(
  client: QueryClientContract,
  engine: Engine,
  name: string,
  sources: DocumentSource[]
) {
  const ids = await client.transaction((trx) => takeTouched(trx, name))
  const fresh = await freshFrom(sources, ids)
  return client.transaction(async (trx) => {
    const { version, building, name: previous } = await lockSwitch(trx)
    if (building !== name) throw new Error('Another build of the search index has begun')
    await engine.erase(trx, name, ids)
    await putIn(trx, engine, name, fresh)
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

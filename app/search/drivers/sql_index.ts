import db from '@adonisjs/lucid/services/db'
import { searchIn } from '#search/drivers/read'
import { eraseDocuments, insertDocuments } from '#search/drivers/write'
import { rebuildIndex } from '#search/drivers/rebuild'
import { createIndex, createSwitch, newIndexName } from '#search/drivers/index_tables'
import { lockSwitch, touch, turnSwitch, type Current } from '#search/drivers/switch'
import type {
  DocumentSource,
  Progress,
  SearchDocument,
  SearchIndex,
  SearchQuery,
} from '#search/types'
import type { TextStore } from '#search/drivers/text_store'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The index on the connection `search`, for both databases; a `TextStore` brings what differs. */
export class SqlIndex implements SearchIndex {
  private ready: Promise<void> | undefined

  constructor(private store: TextStore) {}

  private get client() {
    return db.connection('search')
  }

  ensure() {
    this.ready ??= this.create().catch((error) => {
      this.ready = undefined
      throw error
    })
    return this.ready
  }

  private async create() {
    await createSwitch(this.client)
    if (await this.client.from('search_current').where('slot', 'main').first()) return
    const name = newIndexName()
    await createIndex(this.client, this.store, name)
    await this.client
      .knexQuery()
      .table('search_current')
      .insert({ slot: 'main', name, version: 1 })
      .onConflict('slot')
      .ignore()
  }

  private async current(): Promise<Current> {
    await this.ensure()
    return this.client.from('search_current').where('slot', 'main').firstOrFail()
  }

  async version() {
    const { name, version } = await this.current()
    return `${name}.${version}`
  }

  async search(query: SearchQuery) {
    const { name, version } = await this.current()
    try {
      return await searchIn(this.client, this.store, { name, version }, query)
    } catch (error) {
      // The index was replaced twice while it was read: the one in force answers.
      const now = await this.current()
      if (now.name === name) throw error
      return searchIn(this.client, this.store, now, query)
    }
  }

  async replace(documents: SearchDocument[]) {
    for (let from = 0; from < documents.length; from += 50) {
      const some = documents.slice(from, from + 50)
      const ids = some.map(({ id }) => id)
      await this.change(ids, async (trx, name) => {
        await eraseDocuments(trx, this.store, name, ids)
        await insertDocuments(trx, this.store, name, some)
      })
    }
  }

  async remove(ids: string[]) {
    await this.change(ids, (trx, name) => eraseDocuments(trx, this.store, name, ids))
  }

  private async change(
    ids: string[],
    write: (trx: TransactionClientContract, name: string) => Promise<void>
  ) {
    await this.ensure()
    await this.client.transaction(async (trx) => {
      const { name, version, building } = await lockSwitch(trx)
      await write(trx, name)
      if (building) await touch(trx, building, ids)
      await turnSwitch(trx, { version: version + 1 })
    })
  }

  async rebuild(sources: DocumentSource[], progress: Progress = () => {}) {
    await this.ensure()
    return rebuildIndex(this.client, this.store, sources, progress)
  }
}

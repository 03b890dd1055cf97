import { eraseDocuments, insertDocuments } from '#search/drivers/write'
import { createTables, dropTables, tableNames } from '#search/drivers/index_tables'
import { Reading } from '#search/drivers/read'
import type { Engine } from '#search/drivers/engine'
import type { TextStore } from '#search/drivers/text_store'
import type { SearchDocument, SearchQuery } from '#search/types'
import type { Term } from '#search/terms'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Indexes in tables of the connection `search`; a `TextStore` brings what differs between the databases. */
export class SqlEngine implements Engine {
  readonly layout = 'search_v2'

  constructor(private store: TextStore) {}

  create(client: QueryClientContract, name: string) {
    return createTables(client, this.store, name)
  }

  drop(client: QueryClientContract, name: string) {
    return dropTables(client, this.store, name)
  }

  names(client: QueryClientContract) {
    return tableNames(client, '_docs')
  }

  insert(trx: TransactionClientContract, name: string, documents: SearchDocument[]) {
    return insertDocuments(trx, this.store, name, documents)
  }

  erase(trx: TransactionClientContract, name: string, ids: string[]) {
    return eraseDocuments(trx, this.store, name, ids)
  }

  read(
    client: QueryClientContract,
    at: { name: string; version: number },
    query: SearchQuery,
    terms: Term[]
  ) {
    return new Reading(client, this.store, at, query, terms).results()
  }
}

import Database from 'better-sqlite3'
import pg from 'pg'
import { join } from 'node:path'

type Rows = Record<string, any>[]
type Asked = { rows(sql: string): Promise<Rows>; close(): Promise<void> }

/** The database of a server, asked without the application: of DATA_DIR, or of a PostgreSQL address. */
export const askDatabase = async (folder: string, url: string): Promise<Asked> =>
  url ? askPostgres(url) : askSqlite(join(folder, 'main.sqlite3'))

async function askPostgres(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const rows = async (sql: string): Promise<Rows> => {
    const found = await client.query(sql)
    return found.rows
  }
  return { rows, close: () => client.end() }
}

function askSqlite(file: string) {
  const rows = async (sql: string): Promise<Rows> => {
    const db = new Database(file)
    try {
      return db.prepare(sql).all() as Rows
    } finally {
      db.close()
    }
  }
  return { rows, close: async () => {} }
}

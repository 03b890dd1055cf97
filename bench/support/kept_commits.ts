import Database from 'better-sqlite3'
import pg from 'pg'
import { join } from 'node:path'

const KEPT = `select l.id, s.cmi, (select count(*) from runtime_interactions i where i.attempt_id = l.attempt_id) as answers
  from runtime_launches l join runtime_attempt_scos s on s.attempt_id = l.attempt_id`
const STATEMENTS = `select count(*) as total from runtime_statements where source = 'scorm'`
const WAITING = 'select count(*) as total from shared_outbox where delivered_at is null'

export type Kept = Map<string, { step: number; answers: number }>

/** What the database itself holds, asked without the application. */
export async function openDatabase(folder: string, url: string) {
  const ask = url ? await askPostgres(url) : askSqlite(join(folder, 'main.sqlite3'))
  const count = async (sql: string) => {
    const [{ total }] = await ask.rows(sql)
    return Number(total)
  }
  return {
    close: ask.close,
    statements: () => count(STATEMENTS),
    waiting: () => count(WAITING),
    async kept(): Promise<Kept> {
      const rows = await ask.rows(KEPT)
      return new Map(
        rows.map(({ id, cmi, answers }) => [
          id,
          { step: Number(JSON.parse(cmi).suspend_data.split('|')[0]), answers: Number(answers) },
        ])
      )
    },
  }
}

type Rows = Record<string, any>[]

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

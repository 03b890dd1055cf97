import db from '@adonisjs/lucid/services/db'

type Emitter = {
  on: (event: 'query', listener: (query: { sql: string }) => void) => void
  off: (event: 'query', listener: (query: { sql: string }) => void) => void
}

/** A test's own transaction shows as savepoints; opening and closing one is no question to the database. */
const CONTROL = /^(begin|commit|rollback|savepoint|release|set time zone)\b/i

/** The statements that all connections run while `work` runs. */
export async function countQueries<T>(
  work: () => Promise<T>
): Promise<{ result: T; sql: string[] }> {
  const sql: string[] = []
  const listen = (query: { sql: string }) => {
    if (!CONTROL.test(query.sql)) sql.push(query.sql)
  }
  const clients = ['main', 'queue', 'search'].map(
    (name) => db.connection(name).getWriteClient().client as Emitter
  )
  for (const client of clients) client.on('query', listen)
  try {
    return { result: await work(), sql }
  } finally {
    for (const client of clients) client.off('query', listen)
  }
}

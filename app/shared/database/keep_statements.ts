import { LruCache } from '#shared/lru_cache'

const MOST = 300
const REPEATED = /^\s*(?:select|insert|update|delete)\b/i

/**
 * Compiles each statement of a SQLite connection once instead of with every query, which was a third of the time of
 * a small one. Anything that may change the schema forgets them all. Safe because the driver runs a statement to
 * its end before it returns.
 */
export function keepStatements<S extends object>(prepare: (sql: string) => S): (sql: string) => S {
  const kept = new LruCache<S>(MOST)
  return (sql) => {
    if (!REPEATED.test(sql)) {
      if (!/^\s*(?:begin|commit|rollback|savepoint|release)\b/i.test(sql)) kept.clear()
      return prepare(sql)
    }
    const known = kept.get(sql)
    if (known) return known
    const statement = prepare(sql)
    kept.set(sql, statement)
    return statement
  }
}

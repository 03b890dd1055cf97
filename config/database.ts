import env from '#start/env'
import { isAbsolute } from 'node:path'
import { dataPath } from '#config/data'
import { defineConfig } from '@adonisjs/lucid'
import { keepStatements } from '#shared/database/keep_statements'
import type { ConnectionConfig } from '@adonisjs/lucid/types/database'

const migrations = { naturalSort: true, paths: ['database/migrations'] }
const rulesPaths = ['./database/schema_rules.js']

/**
 * One SQLite file, in DATA_DIR or by its whole path. The pool stays at one connection and a transaction takes the write lock when it begins:
 * a deferred one fails with SQLITE_BUSY_SNAPSHOT when another process wrote in between.
 */
export function sqlite(file: string, synchronous: 'FULL' | 'NORMAL', generatesSchema = false) {
  return {
    client: 'better-sqlite3',
    connection: { filename: isAbsolute(file) ? file : dataPath(file) },
    useNullAsDefault: true,
    migrations,
    schemaGeneration: { enabled: generatesSchema, rulesPaths },
    pool: {
      afterCreate(connection: any, done: (error: unknown, connection: unknown) => void) {
        connection.pragma('journal_mode = WAL')
        connection.pragma(`synchronous = ${synchronous}`)
        connection.pragma('foreign_keys = ON')
        connection.pragma('busy_timeout = 5000')
        const prepare = keepStatements(connection.prepare.bind(connection))
        connection.prepare = (sql: string) => prepare(sql === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : sql)
        done(null, connection)
      },
    },
  } satisfies ConnectionConfig
}

/** @param settings of each session, besides its time zone: times are written without one and mean UTC. */
export function postgres(url: string, max: number, settings: string[] = []) {
  return {
    client: 'pg',
    connection: { connectionString: url },
    pool: {
      min: 0,
      max,
      afterCreate(connection: any, done: (error: unknown, connection: unknown) => void) {
        const all = ["TIME ZONE 'UTC'", ...settings].map((one) => `SET ${one}`).join('; ')
        connection.query(all, (error: unknown) => done(error, connection))
      },
    },
    migrations,
    schemaGeneration: { enabled: false, rulesPaths },
  } satisfies ConnectionConfig
}

const url = env.get('DATABASE_URL') || undefined

/**
 * The vectors of texts lie outside of their rows, so that a table of many megabytes looks small to PostgreSQL: it reads
 * and unpacks all of it (160 ms for 5,000 texts) where the index answers in 1. What an index finds is taken as a bitmap.
 */
const BY_INDEX = ['enable_seqscan = off', 'enable_indexscan = off']

/** `main` is the record; `queue` and `search` can be rebuilt from it and have files of their own on SQLite. */
export default defineConfig({
  connection: 'main',
  connections: url
    ? { main: postgres(url, 10), queue: postgres(url, 4), search: postgres(url, 6, BY_INDEX) }
    : {
        main: sqlite('main.sqlite3', 'FULL', true),
        queue: sqlite('queue.sqlite3', 'NORMAL'),
        search: sqlite('search.sqlite3', 'NORMAL'),
      },
})

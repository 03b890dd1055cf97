import { test } from '@japa/runner'
import { access } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { moduleNames } from '#app/modules'
import type { SyncRules } from '#shared/sync/rules'

/** Tables of the framework and of SQLite itself. */
const FRAMEWORK = /^(adonis_schema|sqlite_)/

/** One set for each search index, made by its driver. */
const OF_AN_INDEX = /^search_/

/** Made when first used, on SQLite in files of their own. */
const BY_DRIVER = /^(search_|shared_queue_|shared_rate_limits$)/

const owners = ['shared', ...moduleNames]

/** The rules of every module that has a `sync.ts`. */
async function rulesByModule() {
  const found = new Map<string, SyncRules>()
  for (const name of owners) {
    const file = new URL(`../../app/${name}/sync.ts`, import.meta.url)
    const built = new URL(`../../app/${name}/sync.js`, import.meta.url)
    const url = (await exists(file)) ? file : (await exists(built)) ? built : undefined
    if (url) found.set(name, (await import(url.href)).default as SyncRules)
  }
  return found
}

const exists = (url: URL) =>
  access(url).then(
    () => true,
    () => false
  )

const tables = async () =>
  (await db.connection().getAllTables(['public'])).filter(
    (table) => !FRAMEWORK.test(table) && !OF_AN_INDEX.test(table)
  )

const belongsTo = (table: string, owner: string) => table === owner || table.startsWith(`${owner}_`)

test.group('How tables travel', () => {
  test('every table has a row in the sync.ts of the module whose prefix it carries', async ({
    assert,
  }) => {
    const rules = await rulesByModule()
    const all = await tables()
    assert.isAbove(all.length, 10)
    const without = all.filter((table) => {
      const owner = owners.find((name) => belongsTo(table, name))
      return !owner || !rules.get(owner)?.[table]
    })
    assert.deepEqual(without, [])
  })

  test('no row speaks of a table that is not there or belongs to another module', async ({
    assert,
  }) => {
    const all = await tables()
    const stale: string[] = []
    for (const [name, rules] of await rulesByModule()) {
      for (const table of Object.keys(rules)) {
        const isThere = all.includes(table) || BY_DRIVER.test(table)
        if (!isThere || !belongsTo(table, name)) stale.push(`${name}: ${table}`)
      }
    }
    assert.deepEqual(stale, [])
  })

  test('personal columns exist', async ({ assert }) => {
    const unknown: string[] = []
    for (const rules of (await rulesByModule()).values()) {
      for (const [table, { personal }] of Object.entries(rules)) {
        const columns = Object.keys(await db.connection().columnsInfo(table))
        for (const column of personal) {
          if (!columns.includes(column)) unknown.push(`${table}.${column}`)
        }
      }
    }
    assert.deepEqual(unknown, [])
  })
})

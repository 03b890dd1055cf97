import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#config/data'
import { moduleNames } from '#app/modules'
import type { SyncRules } from '#shared/sync/rules'

/** Tables that the framework and the drivers make for themselves; they hold nothing of people's work. */
const OWN = /^(adonis_schema|shared_queue_|shared_rate_limits$|search_|sqlite_)/

async function rulesByModule() {
  const found: { home: string; rules: SyncRules }[] = []
  for (const home of ['shared', ...moduleNames]) {
    if (!existsSync(join(projectRoot, 'app', home, 'sync.ts'))) continue
    const { default: rules } = (await import(`#app/${home}/sync`)) as { default: SyncRules }
    found.push({ home, rules })
  }
  return found
}

test.group('How tables travel', () => {
  test('every table is declared once, by the module whose prefix it carries', async ({
    assert,
  }) => {
    const modules = await rulesByModule()
    const declared = modules.flatMap(({ home, rules }) =>
      Object.keys(rules).map((table) => ({ home, table }))
    )
    const tables = await db.connection().getAllTables(['public'])
    const names = declared.map(({ table }) => table)
    const people = tables.filter((table) => !OWN.test(table))
    assert.deepEqual(
      people.filter((table) => !names.includes(table)),
      [],
      'no sync.ts names these'
    )
    assert.deepEqual(
      names.filter((name, n) => names.indexOf(name) !== n),
      [],
      'named twice'
    )
    assert.deepEqual(
      names.filter((name) => !OWN.test(name) && !tables.includes(name)),
      [],
      'there is no such table'
    )
    for (const { home, table } of declared) {
      assert.isTrue(table === home || table.startsWith(`${home}_`), `${table} of ${home}`)
    }
  })

  test('columns that are declared personal exist', async ({ assert }) => {
    for (const { rules } of await rulesByModule()) {
      for (const [table, { personal }] of Object.entries(rules)) {
        if (OWN.test(table) || personal.length === 0) continue
        const columns = await db.connection().columnsInfo(table)
        assert.includeMembers(Object.keys(columns), [...personal], table)
      }
    }
  })

  test('what goes with editions goes down, names columns and tables that exist, and nobody', async ({
    assert,
  }) => {
    const modules = await rulesByModule()
    const all = new Map(modules.flatMap(({ rules }) => Object.entries(rules)))
    for (const [table, { edition, direction, personal, stays }] of all) {
      if (!edition) continue
      assert.include(['down', 'both'], direction, table)
      const left = personal.filter(
        (column) => !(column in (edition.instead ?? {})) && !edition.published?.includes(column)
      )
      assert.deepEqual(left, [], `${table}: personal columns need \`instead\` or \`published\``)

      const info = await db.connection().columnsInfo(table)
      const targets = { ...edition.needs, ...edition.may, ...edition.brings }
      for (const target of Object.values(targets)) {
        assert.isDefined(all.get(target)?.edition, `${table} names ${target}`)
      }
      const { latest, tree } = edition
      const named = [
        ...[...Object.keys(targets), ...Object.keys(edition.where ?? {})],
        ...[...Object.keys(edition.instead ?? {}), ...(edition.blobs ?? [])],
        ...[edition.ofBlob, edition.unpacked, edition.code, stays, latest?.of, latest?.by],
        ...[...(edition.natural ?? []).flat(), ...Object.values(tree ?? {})],
        ...[edition.whenGone, edition.whenRevoked].flatMap((values) =>
          typeof values === 'object' ? Object.keys(values) : []
        ),
      ]
      const columns = named.filter((column) => column !== undefined)
      assert.includeMembers(Object.keys(info), ['id', ...columns], table)
      for (const [column, value] of Object.entries(edition.instead ?? {})) {
        assert.isTrue(value !== null || info[column].nullable, `${table}.${column} must be filled`)
      }
      for (const column of Object.keys(edition.may ?? {})) {
        assert.isTrue(info[column].nullable, `${table}.${column} may be emptied`)
      }
    }
  })
})

import { test } from '@japa/runner'
import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical, plainTime } from '#shared/database/wire_value'
import { kindOf } from '#shared/database/column_kinds'
import { RowSum } from '#operations/backups/format/row_sum'
import { copyDatabase } from '#operations/backups/copy_database'
import { codeOf } from '#operations/backups/say'
import { openStore, storeAddress } from '#operations/backups/stores/open_store'
import { BrokenReferences } from '#operations/backups/stores/store'
import { OwnServer } from '#tests/support/own_server'
import { smallServer } from '#tests/support/small_server'

test.group('Values on their way between databases', () => {
  test('the same value has one form, whoever wrote it', ({ assert }) => {
    for (const time of [
      '2026-11-22 08:00:00.500',
      '2026-11-22 08:00:00.5',
      '2026-11-22T08:00:00.500Z',
    ]) {
      assert.equal(plainTime(time), '2026-11-22 08:00:00.5')
    }
    assert.equal(plainTime('2026-11-22 08:00:00.000'), '2026-11-22 08:00:00')
    assert.equal(plainTime('2026-11-22T15:00:00+07:00'), '2026-11-22 08:00:00')
    assert.equal(plainTime(Date.UTC(2026, 10, 22, 8)), '2026-11-22 08:00:00')
    assert.deepEqual(canonical('json', '{"b":[{"d":1,"c":2.0}],"a":null}'), {
      a: null,
      b: [{ c: 2, d: 1 }],
    })
    assert.equal(canonical('number', '12.50'), canonical('number', 12.5))
    assert.isNull(canonical('json', null))
    assert.equal(kindOf('varchar(80)'), 'text')
    assert.equal(kindOf('timestamp with time zone'), 'time')
    assert.equal(kindOf('numeric(6,2)'), 'number')
  })

  test('the sum of a table knows lost, doubled and changed rows, not their order', ({ assert }) => {
    const columns = [{ name: 'a', kind: 'text' as const }]
    const sum = (...rows: string[]) => {
      const all = new RowSum(columns)
      for (const row of rows) all.add([row])
      return `${all.rows} ${all.sum}`
    }
    assert.equal(sum('ក', 'ខ', 'គ'), sum('គ', 'ក', 'ខ'))
    const different = [sum('ក', 'ខ'), sum('ក', 'ខ', 'ខ'), sum('ក', 'ក'), sum('ក', 'ខ '), sum()]
    assert.lengthOf(new Set(different), different.length)
  })
})

/** One row with every kind of value, children before their parents. */
function fill(file: string) {
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  const at = '2026-11-22 08:00:00'
  const institution = db.prepare(
    `insert into institutions (id, type_code, parent_id, name_km, name_en, search_text, sort_key, created_at, updated_at)
     values (?, '14', ?, 'វិទ្យាល័យ', 'School', 's', 's', ?, ?)`
  )
  const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  for (let n = 1; n < 1300; n++) institution.run(id(n), id(n + 1), at, '2026-11-22 08:00:00.120')
  institution.run(id(1300), null, Date.UTC(2026, 10, 22), '2026-11-22T08:00:00.000Z')
  db.prepare(
    `insert into identity_people (id, surname_km, phone, sort_key, created_at, updated_at)
     values (?, ?, '012 345', ?, ?, ?)`
  ).run(id(1), `អ៊ុក "a" {b} \\ ' ,\n\t`, 'NULL', at, at)
  db.prepare(
    `insert into identity_users (id, person_id, username, must_change_password, recovery_codes, failed_attempts, created_at, updated_at)
     values (?, ?, 'one', 1, ?, 0, ?, ?)`
  ).run(id(1), id(1), '{"z": [1, 2.50, "ខ្មែរ"], "a": {"y": null, "x": true}}', at, at)
  db.prepare(
    `insert into identity_memberships (id, person_id, institution_id, role, starts_on, created_at)
     values (?, ?, ?, 'teacher', '2026-11-01', ?)`
  ).run(id(1), id(1), id(1), at)
  db.prepare(
    `insert into curriculum_frameworks (id, code, version, title_km, title_en, status) values (?, 'f', '1', 'ក', 'k', 'draft')`
  ).run(id(1))
  db.close()
}

const allSums = (address: string) =>
  openStore(storeAddress(address)).view(async (view) => {
    const found: Record<string, string> = {}
    for (const table of view.tables) {
      const sum = new RowSum(table.columns)
      for await (const rows of view.rows(table)) for (const row of rows) sum.add(row)
      found[table.name] = `${sum.rows} ${sum.sum}`
    }
    return found
  })

test.group('db:copy', () => {
  test('SQLite to the database of these tests and back: every row the same', async ({
    assert,
    cleanup,
  }) => {
    const small = await smallServer()
    const other = await new OwnServer().open()
    cleanup(async () => {
      await other.close()
      await small.close()
    })
    fill(small.file)
    const to = other.databaseUrl || join(other.folder, 'copy.sqlite3')
    const loaded = await copyDatabase(storeAddress(small.file), storeAddress(to))
    assert.equal(loaded.find(({ name }) => name === 'institutions')!.rows, 1300)
    const expected = await allSums(small.file)
    assert.deepEqual(await allSums(to), expected)

    const back = join(other.folder, 'back.sqlite3')
    await copyDatabase(storeAddress(to), storeAddress(back))
    assert.deepEqual(await allSums(back), expected)
    const row = new Database(back, { readonly: true })
      .prepare('select must_change_password as flag, recovery_codes as codes from identity_users')
      .get() as { flag: number; codes: string }
    assert.equal(row.flag, 1)
    assert.deepEqual(JSON.parse(row.codes).a, { y: null, x: true })

    const full = await copyDatabase(storeAddress(small.file), storeAddress(to)).catch(codeOf)
    assert.equal(full, 'not_empty')
  })

  test('a copy whose rows refer to nothing leaves the target empty', async ({
    assert,
    cleanup,
  }) => {
    const small = await smallServer()
    const other = await new OwnServer().open()
    cleanup(async () => {
      await other.close()
      await small.close()
    })
    fill(small.file)
    small.sql(
      "update identity_memberships set institution_id = '00000000-0000-7000-8000-00000000ffff'"
    )
    const to = storeAddress(other.databaseUrl || join(other.folder, 'copy.sqlite3'))
    const failure = await copyDatabase(storeAddress(small.file), to).catch((error) => error)
    assert.instanceOf(failure, BrokenReferences)
    assert.isTrue(await openStore(to).isEmpty())
  })

  test('the console tells counts and hashes of every table', async ({ assert, cleanup }) => {
    const server = await new OwnServer().open()
    const folder = mkdtempSync(join(tmpdir(), 'tonle-copy-'))
    const small = await smallServer()
    cleanup(async () => {
      await server.close()
      await small.close()
      rmSync(folder, { recursive: true })
    })
    fill(small.file)
    const to = server.databaseUrl || join(folder, 'copy.sqlite3')
    const { code, output } = await server.ace('db:copy', `--from=${small.file}`, `--to=${to}`)
    assert.equal(code, 0, output)
    assert.match(output, /institutions +1300 = 1300/)
    const again = await server.ace('db:copy', `--from=${small.file}`, `--to=${to}`)
    assert.equal(again.code, 1)
    assert.include(again.output, 'There are data here already')
  })
})

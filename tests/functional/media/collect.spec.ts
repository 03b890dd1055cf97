import { test } from '@japa/runner'
import { existsSync } from 'node:fs'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createHash, randomBytes } from 'node:crypto'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { blobColumns } from '#shared/blobs/references'
import { transaction } from '#shared/database/transaction'
import { saveSettings } from '#operations/actions/save_settings'
import { blobPath } from '#media/blob_path'
import { blobUses } from '#media/queries/blob_uses'
import { collectBlobs } from '#media/actions/collect_blobs'
import { storeBlob } from '#media/actions/store_blob'
import Blob from '#media/models/blob'
import { removePackage } from '#runtime/actions/remove_package'
import { addFiles } from '#library/write_parts'
import { makeInstitution } from '#tests/support/accounts'
import { makeResource } from '#tests/support/library'
import { prepared } from '#tests/support/media'
import { pdfOf } from '#tests/support/media_files'
import { bring, manifest12, page, zipOf } from '#tests/support/packages'

const bytes = () => randomBytes(64)
const later = () => clock.freeze(clock.now().plus({ days: 2 }))
const isThere = async ({ id, sha256 }: Blob) =>
  (await Blob.find(id)) !== null && existsSync(blobPath(sha256))

/** Everything that lies in the store for now is somebody else's: the collector must not find it old. */
async function quietly() {
  const now = clock.now().plus({ days: 30 }).toSQL({ includeOffset: false })
  await db.from('media_blobs').update({ touched_at: now })
}

test.group('Collecting what nothing names', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(quietly)
  group.each.teardown(() => clock.release())

  test('goes a day after the last use, not before, and takes the file along', async ({
    assert,
  }) => {
    const blob = await storeBlob(bytes())
    await collectBlobs()
    assert.isTrue(await isThere(blob), 'somebody may be about to name it')
    later()
    const { blobs } = await collectBlobs()
    assert.equal(blobs, 1)
    assert.isNull(await Blob.find(blob.id))
    assert.isFalse(existsSync(blobPath(blob.sha256)))
  })

  test('a blob that is brought again is touched and stays', async ({ assert }) => {
    const content = bytes()
    const blob = await storeBlob(content)
    later()
    await storeBlob(content)
    await collectBlobs()
    assert.isTrue(await isThere(blob))
  })

  test('files of resources, uploads, packages and the logo are in use; removed packages are not', async ({
    assert,
  }) => {
    const [picture, logo] = [await storeBlob(bytes()), await storeBlob(bytes())]
    const resource = await makeResource()
    await transaction((trx) =>
      addFiles(trx, resource.id, {
        main: [],
        parts: [{ blob: picture, name: 'a.bin', language: null, altKm: null, altEn: null }],
      })
    )
    await saveSettings(SYSTEM, { logo: logo.sha256 })
    const files = {
      'imsmanifest.xml': manifest12([{ id: 'a' }]),
      'a.html': page(randomBytes(9).toString('hex')),
    }
    const { row, version } = await bring(await zipOf(files), await makeInstitution())
    const kept = await db.from('runtime_package_files').where('version_id', version.id)
    later()
    await collectBlobs()
    assert.isTrue(await isThere(picture))
    assert.isTrue(await isThere(logo))
    assert.equal(await blobUses(picture.id), 1)
    assert.equal(await blobUses(logo.id), 1)
    for (const file of kept) assert.isTrue(await isThere(await Blob.findOrFail(file.blob_id)))
    await removePackage(SYSTEM, row)
    await collectBlobs()
    assert.isNull(await Blob.find(kept.find(({ path }) => path === 'a.html')!.blob_id))
    assert.isTrue(await isThere(picture))
  })

  test('what was made of a file goes with it', async ({ assert }) => {
    const { blob } = await prepared(pdfOf([randomBytes(6).toString('hex')]), 'a.pdf')
    const made = await db.from('media_derivatives').where('source_id', blob.id)
    assert.isNotEmpty(made)
    later()
    await collectBlobs()
    await collectBlobs()
    assert.isNull(await Blob.find(blob.id))
    for (const { blob_id: id } of made) assert.isNull(await Blob.find(id))
    assert.isEmpty(await db.from('media_texts').where('source_id', blob.id))
  })

  test('a file that no row names goes once it is old; a fresh one stays', async ({ assert }) => {
    const [old, fresh] = [bytes(), bytes()].map((one) => ({
      one,
      path: blobPath(createHash('sha256').update(one).digest('hex')),
    }))
    for (const { one, path } of [old, fresh]) {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, one)
    }
    const past = clock.now().minus({ days: 3 }).toJSDate()
    await utimes(old.path, past, past)
    const { files } = await collectBlobs()
    assert.isAbove(files, 0)
    assert.isFalse(existsSync(old.path))
    assert.isTrue(existsSync(fresh.path))
  })
})

test.group('Who names blobs', () => {
  test('every foreign key to a blob is registered, and every registered one is there', async ({
    assert,
  }) => {
    const found: string[] = []
    for (const table of await db.connection().getAllTables(['public'])) {
      for (const column of await keysOf(table)) found.push(`${table}.${column}`)
    }
    // What was made of a file, and the work of making it, go with the file: they do not hold it.
    const following = [
      'media_preparations.blob_id',
      'media_derivatives.source_id',
      'media_texts.source_id',
    ]
    const named = blobColumns().map(({ table, column }) => `${table}.${column}`)
    assert.includeMembers([...named, ...following], found)
    for (const { table, column } of blobColumns()) {
      assert.property(await db.connection().columnsInfo(table), column)
    }
    assert.includeMembers(found, following)
  })
})

async function keysOf(table: string): Promise<string[]> {
  const client = db.connection()
  if (client.dialect.name === 'postgres') {
    const { rows } = await client.rawQuery(
      `select a.attname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
       where c.contype = 'f' and c.conrelid = ?::regclass and c.confrelid = 'media_blobs'::regclass`,
      [table]
    )
    return rows.map((row: { name: string }) => row.name)
  }
  const keys = await client.rawQuery(`pragma foreign_key_list("${table}")`)
  return keys
    .filter((key: { table: string }) => key.table === 'media_blobs')
    .map((key: { from: string }) => key.from)
}

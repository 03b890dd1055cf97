import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import { SYSTEM } from '#shared/actor'
import { objectStore } from '#mirror/store/objects'
import { readCatalogue } from '#mirror/format/catalogue'
import { readEdition } from '#mirror/format/edition'
import { rowsIn, treeFiles, treesIn } from '#mirror/rows/content'
import { TrustedFolder } from '#mirror/trust/trusted_folder'
import { planProfile } from '#mirror/publisher/plan_profile'
import { publishEditions } from '#mirror/publisher/publish_editions'
import { readRevocations } from '#mirror/publisher/revocations'
import { revokeRow, restoreRow } from '#mirror/actions/revoke_row'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource, makeSyllabus } from '#tests/support/library'
import { bring, manifest12, page, zipOf } from '#tests/support/packages'
import {
  build,
  buildAndPublish,
  emptyOrigin,
  makeProfile,
  makeSite,
  withKeys,
} from '#tests/support/mirror/origin'
import { pullInto } from '#tests/support/mirror/pull'

const quiet = { breathe: async () => {} }
const KIB = 1024

const file = (bytes: number, name = `${newId()}.bin`) => ({
  ...{ name, content: randomBytes(bytes), role: 'main' as const },
})

const folder = async () => objectStore(await mkdtemp(join(tmpdir(), 'tonle-pull-')))

async function trusted(root: string) {
  const home = await mkdtemp(join(tmpdir(), 'tonle-trust-'))
  const first = await readFile(join(root, 'tuf/1.root.json'))
  return new TrustedFolder(join(home, 'trusted'), first)
}

const sourceOf = (root: string) => (name: string) =>
  readFile(join(root, 'tuf', name)).catch(() => undefined)

const NOTHING = { root: 0, timestamp: 0, targets: 0 }

test.group('Mirror | editions', (group) => {
  group.each.setup(() => emptyLibrary())

  test('built twice, an edition has the same bytes', async ({ assert }) => {
    await emptyOrigin()
    await makeSyllabus()
    const profile = await makeProfile()
    for (let n = 0; n < 12; n++) {
      await makeResource({ files: [file(4 * KIB)], alignment: ['PHY-11-02-03'] })
    }
    const once = await build(profile)
    const names = await Array.fromAsync(objectStore().all())
    await emptyOrigin()
    await db.from('mirror_editions').delete()
    const twice = await build(profile)
    assert.equal(twice.name, once.name)
    assert.sameMembers(await Array.fromAsync(objectStore().all()), names)
  })

  test('the forecast for a first fill and for an update is what a mirror then fetches', async ({
    assert,
  }) => {
    await emptyOrigin()
    await makeSyllabus()
    const school = await makeInstitution()
    const profile = await makeProfile({ monthBytes: 200 * KIB })
    for (let n = 0; n < 20; n++) {
      await makeResource({ files: [file(n * 20 * KIB + 1)], alignment: ['PHY-11-02-03'] })
    }
    const site = await makeSite(profile, school)
    const fill = (await planProfile(profile, quiet)).sites[0]
    const first = await build(profile)
    const origin = objectStore()
    const mirror = await folder()
    const filled = await pullInto(mirror, (name) => origin.read(name), first.name)
    const beside = fill.bytes - filled.bytes
    // Polls, what is signed, heads: pull.spec.ts counts them on a line.
    assert.equal(fill.requests - filled.requests, 7)
    assert.isTrue(beside > 10 * KIB && beside < 80 * KIB, String(beside))
    assert.isNull(fill.from)

    await db.from('mirror_sites').where('id', site.id).update({ catalogue: first.catalogue })
    await makeResource({ titleEn: 'New', files: [file(30 * KIB), file(300 * KIB)] })
    await db.from('library_resources').limit(1).update({ title_en: 'Changed' })
    const { sites, update } = await planProfile(profile, quiet)
    assert.equal(sites[0].from, first.catalogue)
    assert.isTrue(sites[0].isOver, 'more than the month allows')
    const second = await build(profile)
    const updated = await pullInto(
      mirror,
      (name) => origin.read(name),
      second.name,
      first.catalogue
    )
    assert.equal(sites[0].requests - updated.requests, 6)
    const small = sites[0].bytes - updated.bytes
    assert.isTrue(small > 10 * KIB && small < 20 * KIB, String(small))
    assert.equal(update?.bytes, sites[0].bytes)
    assert.isBelow(updated.bytes, 345 * KIB)
  })

  test('what does not fit goes by use; what may not leave is named', async ({ assert }) => {
    await emptyOrigin()
    const used = await makeResource({ titleEn: 'Used', files: [file(400 * KIB)] })
    const unused = await makeResource({ titleEn: 'Unused', files: [file(400 * KIB)] })
    const reserved = await makeResource({ titleEn: 'Reserved', licence: 'ALL-RIGHTS-RESERVED' })
    const unwilling = await makeResource({ titleEn: 'Unwilling', redistributable: false })
    await db.table('library_use_counts').insert({
      ...{ id: newId(), resource_id: used.id, day: '2026-01-01', views: 5, downloads: 1 },
    })
    const profile = await makeProfile({ diskBytes: 500 * KIB })
    const report = await planProfile(profile, quiet)
    assert.deepEqual(
      report.dropped.map(({ code, bytes }) => [code, bytes]),
      [[unused.code, 400 * KIB]]
    )
    assert.isTrue(report.fits)
    assert.equal(report.diskBytes, 400 * KIB)
    const why = new Map(report.staying.map((one) => [one.code, one.why]))
    assert.equal(why.get(reserved.code), 'licence')
    assert.equal(why.get(unwilling.code), 'holder')
    assert.equal(why.size, 2)
    const { catalogue } = await build(profile)
    const content = await readCatalogue(catalogue, (name) => objectStore().read(name))
    assert.deepEqual(
      rowsIn(content, 'library_resources').map(({ id }) => id),
      [used.id]
    )
  })

  test('a package travels as a tree of its files; its archive stays', async ({ assert }) => {
    await emptyOrigin()
    const school = await makeInstitution()
    const runtime = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`runtime/part${n}.js`, `var part = ${n}`])
    )
    const zip = (title: string) =>
      zipOf({
        'imsmanifest.xml': manifest12([{ id: 'one', href: 'index.html' }]),
        'index.html': page(`document.title = '${title}'`),
        ...runtime,
      })
    for (const title of ['one', 'two']) {
      const { row } = await bring(await zip(title), school)
      const resource = await makeResource({
        files: [{ name: `${title}.zip`, content: await zip(title), role: 'main' }],
      })
      const { blob_id: blobId } = await db
        .from('library_files')
        .where('resource_id', resource.id)
        .firstOrFail()
      await db.table('library_packages').insert({
        ...{ id: newId(), resource_id: resource.id, blob_id: blobId, package_id: row.id },
      })
    }
    const { catalogue } = await build(await makeProfile())
    const fetch = (name: string) => objectStore().read(name)
    const content = await readCatalogue(catalogue, fetch)
    const trees = treesIn(content)
    assert.lengthOf(trees, 2)
    const [one, two] = await Promise.all(trees.map(({ tree }) => treeFiles(tree, fetch)))
    assert.lengthOf(one, 11)
    const shared = one.filter(([path]) => path.startsWith('runtime/'))
    assert.deepEqual(
      shared,
      two.filter(([path]) => path.startsWith('runtime/'))
    )
    assert.match(trees[0].types['.html'], /^text\/html/)
    const archives = rowsIn(content, 'library_packages').map(({ blob_id: blob }) => blob)
    const blobs = rowsIn(content, '@blobs').filter(({ id }) => archives.includes(id))
    assert.isTrue(blobs.length === 2 && blobs.every(({ held }) => held === false))
    for (const sha256 of archives) assert.isFalse(await objectStore().has(String(sha256)))
  })

  test('what was published is trusted; a pilot goes on to everyone, and back by going forward', async ({
    assert,
  }) => {
    const root = await withKeys()
    const profile = await makeProfile({}, 'uss')
    await makeResource()
    const trial = await buildAndPublish(profile, 'pilot')
    const folder1 = await trusted(root)
    const paths = ['editions/pilot/uss.json', 'editions/everyone/uss.json', 'revocations.json']
    const first = await folder1.refresh(sourceOf(root), NOTHING, paths)
    assert.equal(first.targets.get(paths[0])?.hashes.sha256, trial.name)
    assert.isUndefined(first.targets.get(paths[1]))
    assert.isDefined(first.targets.get(paths[2]))

    const all = await build(profile, 'everyone', trial.id)
    await publishEditions(all.id)
    assert.equal(all.catalogue, trial.catalogue)
    await makeResource()
    const next = await buildAndPublish(profile)
    const back = await build(profile, 'everyone', all.id)
    await publishEditions(back.id)
    assert.equal(back.catalogue, trial.catalogue)
    const store = objectStore()
    const sequences = await Promise.all(
      [trial, all, next, back].map(async ({ name }) => readEdition(await store.read(name)).sequence)
    )
    assert.deepEqual(sequences, [1, 2, 3, 4])
    const fourth = await folder1.refresh(sourceOf(root), first.seen, paths)
    assert.equal(fourth.targets.get(paths[1])?.hashes.sha256, back.name)
    const states = await db.from('mirror_editions').orderBy('sequence').select('state')
    assert.deepEqual(
      states.map(({ state }) => state),
      ['published', 'replaced', 'replaced', 'published']
    )
    // Going back is an update like any other: from the catalogue that mirrors have.
    const patches = readEdition(await store.read(back.name)).patches.map(([from]) => from)
    assert.include(patches, next.catalogue)
  })

  test('what was withdrawn is published, only grows, and is given back in so many words', async ({
    assert,
  }) => {
    const root = await withKeys()
    const resource = await makeResource()
    const row = { table: 'library_resources', id: resource.id }
    const reason = { km: 'តាមសំណើម្ចាស់កម្មសិទ្ធិ', en: 'At the wish of its holder' }
    await transaction((trx) => revokeRow(trx, SYSTEM, { ...row, reason }))
    assert.isFalse(await transaction((trx) => revokeRow(trx, SYSTEM, row)))
    await publishEditions()
    const read = async () => {
      const { targets } = await (
        await trusted(root)
      ).refresh(sourceOf(root), NOTHING, ['revocations.json'])
      return readRevocations(
        await objectStore().read(targets.get('revocations.json')!.hashes.sha256)
      )
    }
    assert.deepEqual((await read()).entries, [
      [row.table, row.id, 1, 'revoked', reason.km, reason.en],
    ])
    await transaction((trx) => restoreRow(trx, SYSTEM, row))
    await publishEditions()
    const { sequence, entries } = await read()
    assert.equal(sequence, 2)
    assert.equal(entries[0][3], 'restored')
  })
})

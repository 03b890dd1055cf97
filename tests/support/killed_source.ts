import { killAfter, step } from './kill_at_step.js'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '#shared/actor'
import { ignite } from '../../bin/ignite.js'

/**
 * Run as a process of its own by the tests of kills. `begin <seed> <n>` imports a channel and is killed with the nth step
 * on the disk or in the database; `recover` runs everything again and says what there is. `undo <seed> <n>` imports one
 * whole and is killed while it takes it back; `resume <minutes> <n>` goes on so many minutes later, and is killed again
 * where there is an n.
 */
const [mode, seed, after] = process.argv.slice(2)
const DOCUMENTS = mode === 'undo' ? 230 : 24

const app = ignite().createApp('console')
await app.init()
await app.boot()
await import('#start/events')
const { default: db } = await import('@adonisjs/lucid/services/db')
const { clock } = await import('#shared/clock')
const { dataPath } = await import('#config/data')
const { runJob } = await import('#shared/jobs/run_job')
const { Import } = await import('#shared/imports/import')
const { importKind } = await import('#shared/imports/import_kind')
const { startImport } = await import('#shared/imports/start_import')
const { beginApply, beginUndo } = await import('#shared/imports/change_import')
const { collectBlobs } = await import('#media/actions/collect_blobs')
const { makeAccount, makeInstitution } = await import('#tests/support/accounts')
const { importRoot } = await import('#library/sources/file_tree')
const { writeChannel } = await import('#tests/support/kolibri')
const { pdfOf } = await import('#tests/support/media_files')

db.connection().getWriteClient().on('query', step)

const kind = importKind('library.kolibri')!
const source = (folder: string) => ({
  options: { folder, arrival: 'published' },
  locale: 'en' as const,
  file: { path: null, name: folder, size: 0 },
})

function write(name: string) {
  const folder = join(importRoot(), name)
  mkdirSync(folder, { recursive: true })
  const nodes = Array.from({ length: DOCUMENTS }, (_, n) => ({
    ...{ id: `${name} ${n}`, title: `Document ${n}` },
    ...(mode === 'undo' && n % 2 ? { licence: 'Special Permissions' } : {}),
    files: [{ bytes: pdfOf([`${name} ${n}`]), extension: 'pdf', preset: 'document' }],
  }))
  writeChannel(folder, nodes, { channel: createHash('md5').update(name).digest('hex'), name })
}

/** Imports of lists run; the preparation of files is another matter, with a test of its own. */
async function runImports() {
  for (;;) {
    const rows = await db
      .from('shared_jobs')
      .whereIn('state', ['queued', 'running'])
      .whereIn('kind', ['shared.preview_import', 'shared.apply_import', 'shared.undo_import'])
      .select('id')
    if (rows.length === 0) return
    for (const { id } of rows) await runJob(id)
  }
}

async function importer() {
  const known = await db.from('identity_memberships').orderBy('id').first()
  if (!known)
    await makeAccount({ role: 'library_administrator', institutionId: await makeInstitution() })
  const row = await db.from('identity_memberships').orderBy('id').firstOrFail()
  const grant = { role: 'library_administrator', institutionId: row.institution_id, isTop: true }
  return { userId: row.person_id, personId: row.person_id, name: '', grants: [grant] } as Actor
}

const count = async (table: string, where = {}) =>
  Number((await db.from(table).where(where).count('* as n'))[0].n)

/** What is taken back of the import, and what the audit log says of it. */
async function undone() {
  const row = await Import.query().orderBy('id').firstOrFail()
  return {
    ...{ state: row.state, documents: row.toAdd },
    taken: await count('shared_import_rows', { mark: 'undone' }),
    left: await count('library_resources'),
    published: await count('library_resources', { state: 'published' }),
    deletions: await count('shared_audit', { verb: 'library.resource_import_undone' }),
    retirements: await count('shared_audit', { verb: 'library.resource_retired' }),
    ends: await count('shared_audit', { verb: 'shared.import_undone' }),
  }
}

if (mode === 'begin' || mode === 'undo') {
  write(seed)
  const actor = await importer()
  const id = await startImport(actor, kind, source(seed))
  const run = async () => {
    const { jobId } = await Import.findOrFail(id)
    await runJob(jobId!)
  }
  if (mode === 'begin') killAfter(Number(after))
  await run()
  await beginApply(actor, id)
  await run()
  if (mode === 'undo') {
    await beginUndo(actor, id)
    killAfter(Number(after))
    await run()
  }
  console.log('ended before the kill')
} else if (mode === 'resume') {
  clock.freeze(clock.now().plus({ minutes: Number(seed) }))
  console.log(`BEFORE ${JSON.stringify(await undone())}`)
  if (after) killAfter(Number(after))
  await runImports()
  console.log(`RESULT ${JSON.stringify(await undone())}`)
} else {
  clock.freeze(clock.now().plus({ minutes: 5 }))
  await runImports()
  const actor = await importer()
  for (const { id } of await Import.query().where('state', 'ready')) await beginApply(actor, id)
  await runImports()
  const folders = readdirSync(importRoot()).sort()
  const again: number[][] = []
  for (const folder of folders) {
    const id = await startImport(actor, kind, source(folder))
    await runImports()
    const { toAdd, toChange, toRemove, same, bad } = await Import.findOrFail(id)
    again.push([toAdd, toChange, toRemove, same, bad])
  }
  clock.freeze(clock.now().plus({ days: 2 }))
  await collectBlobs()
  await collectBlobs()
  const files = readdirSync(dataPath('blobs'), { recursive: true })
    .map(String)
    .filter((name) => /[0-9a-f]{64}$/.test(name))
  const imports = await Import.query().orderBy('id')
  const blobs = await db.from('media_blobs').select('sha256')
  console.log(
    `RESULT ${JSON.stringify({
      ...{ again, folders: folders.length, documents: DOCUMENTS },
      states: imports.map(({ state }) => state),
      resources: await count('library_resources'),
      entries: await count('library_source_entries'),
      versions: await count('library_versions'),
      files: await count('library_files'),
      onDisk: files.map((name) => name.split('/').pop()).sort(),
      blobs: blobs.map(({ sha256 }) => sha256).sort(),
    })}`
  )
}
await app.terminate()
process.exit(0)

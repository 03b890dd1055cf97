import { killAfter, step } from './kill_at_step.js'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ignite } from '../../bin/ignite.js'

/**
 * Run as a process of its own by the test of kills. `begin <work> <seed> <n>` sets the work up and is killed with the
 * nth step on the disk or in the database that follows; `recover` runs everything again and says what there is.
 */
const [mode, work, seed, after] = process.argv.slice(2)

const app = ignite().createApp('console')
await app.init()
await app.boot()
await import('#start/events')
const { default: db } = await import('@adonisjs/lucid/services/db')
const { SYSTEM } = await import('#shared/actor')
const { clock } = await import('#shared/clock')
const { newId } = await import('#shared/ids')
const { dataPath } = await import('#config/data')
const { uploads } = await import('#config/uploads')
const { runJob } = await import('#shared/jobs/run_job')
const { transaction } = await import('#shared/database/transaction')
const { collectBlobs } = await import('#media/actions/collect_blobs')
const { settleUpload } = await import('#media/actions/settle_upload')
const { storeBlob } = await import('#media/actions/store_blob')
const { sweepUploads } = await import('#media/actions/sweep_uploads')
const { wantPreparation } = await import('#media/actions/want_preparation')
const { default: Upload } = await import('#media/models/upload')
const { createPackage } = await import('#runtime/actions/create_package')
const { incomingPath } = await import('#runtime/incoming_path')
const { newUploadId } = await import('#runtime/add_version')
const { publishIn } = await import('#library/actions/publish_resource')
const { relayAll } = await import('#shared/outbox/relay')
const { makeInstitution } = await import('#tests/support/accounts')
const { makeResource } = await import('#tests/support/library')
const { pdfOf } = await import('#tests/support/media_files')
const { manifest12, page, zipOf } = await import('#tests/support/packages')

db.connection().getWriteClient().on('query', step)

const publishResource = (id: string) => transaction((trx) => publishIn(trx, SYSTEM, id))

const held = { personId: newId(), purpose: 'library.file', sha256: null, problem: null, kind: null }
const times = () => ({ createdAt: clock.now(), expiresAt: clock.now().plus({ days: 9 }) })

async function arrived() {
  const id = newId()
  const bytes = Buffer.from(`bytes ${seed}`.repeat(9000))
  await mkdir(uploads.folder, { recursive: true })
  await writeFile(join(uploads.folder, id), bytes)
  const info = { id, size: bytes.length, metadata: {}, creation_date: new Date().toISOString() }
  await writeFile(join(uploads.folder, `${id}.json`), JSON.stringify(info))
  const row = { id, fileName: `${seed}.txt`, size: bytes.length, state: 'receiving' as const }
  await Upload.create({ ...held, ...row, ...times(), blobId: null, usedAt: null })
  return id
}

async function wanted() {
  const blob = await storeBlob(pdfOf([`one ${seed}`, `two ${seed}`]), 'a.pdf')
  const row = { id: newId(), fileName: `${seed}.pdf`, size: 1, state: 'kept' as const }
  await Upload.create({ ...held, ...row, ...times(), blobId: blob.id, usedAt: null })
  await transaction((trx) => wantPreparation(trx, SYSTEM, blob))
  return newestJob('media.prepare_file')
}

async function newestJob(kind: string) {
  const { id } = await db
    .from('shared_jobs')
    .where('kind', kind)
    .orderBy('id', 'desc')
    .firstOrFail()
  return id as string
}

/** A package of some pages, one of which is in every one of them. */
async function brought() {
  const pages = Array.from({ length: 6 }, (_, n) => [`p${n}.html`, page(`${seed} ${n}`)])
  const bytes = await zipOf({
    'imsmanifest.xml': manifest12([{ id: 'a' }]),
    'a.html': page('the same in all'),
    ...Object.fromEntries(pages),
  })
  const id = newUploadId()
  await mkdir(incomingPath(), { recursive: true })
  await writeFile(incomingPath(id), bytes)
  const sent = { id, fileName: `${seed}.zip`, size: bytes.length }
  await createPackage(SYSTEM, await makeInstitution(), sent)
  return newestJob('runtime.import_package')
}

async function drafted() {
  const files = [{ name: 'a.txt', content: `text ${seed}`, role: 'main' as const }]
  return (await makeResource({ kind: 'file', state: 'draft', files })).id
}

const works: Record<string, () => Promise<() => Promise<unknown>>> = {
  settle: async () => {
    const id = await arrived()
    return () => settleUpload(id)
  },
  prepare: async () => {
    const id = await wanted()
    return () => runJob(id)
  },
  unpack: async () => {
    const id = await brought()
    return () => runJob(id)
  },
  publish: async () => {
    const id = await drafted()
    return async () => {
      await publishResource(id)
      await relayAll()
    }
  },
}

if (mode === 'begin') {
  const run = await works[work]()
  killAfter(Number(after))
  await run()
  console.log('ended before the kill')
} else {
  clock.freeze(clock.now().plus({ minutes: 5 }))
  await sweepUploads()
  const open = await db.from('shared_jobs').whereIn('state', ['queued', 'running']).select('id')
  for (const { id } of open) await runJob(id)
  // Whoever pressed the button and got no answer presses it again.
  const drafts = await db.from('library_resources').where('state', 'draft').select('id')
  for (const { id } of drafts) await publishResource(id)
  await relayAll()
  clock.freeze(clock.now().plus({ days: 2 }))
  await collectBlobs()
  await collectBlobs()
  const names = async (...parts: string[]) => {
    const found = await readdir(dataPath(...parts), { recursive: true }).catch(() => [])
    return found.filter((name) => /(?:^|\/)[0-9a-f-]{36,64}$/.test(name))
  }
  const count = async (table: string) => Number((await db.from(table).count('* as n'))[0].n)
  const files = (await names('blobs')).filter((name) => !name.startsWith('incoming'))
  const blobs = await db.from('media_blobs').select('sha256')
  console.log(
    `RESULT ${JSON.stringify({
      ...{
        uploads: await db.from('media_uploads').select('state', 'blob_id'),
        blobs: blobs.length,
      },
      files: files.map((name) => name.split('/').pop()).sort(),
      rows: blobs.map(({ sha256 }) => sha256).sort(),
      ...{
        arriving: await names('uploads'),
        workshop: await readdir(dataPath('tmp')).catch(() => []),
      },
      preparations: await db.from('media_preparations').select('state', 'blob_id'),
      ...{ derivatives: await count('media_derivatives'), texts: await count('media_texts') },
      packages: await db.from('runtime_package_versions').select('state', 'file_count'),
      packageFiles: await count('runtime_package_files'),
      incoming: await names('packages'),
      published: await db
        .from('library_resources as r')
        .join('library_versions as v', 'v.resource_id', 'r.id')
        .where('r.state', 'published')
        .groupBy('r.id')
        .select('r.id')
        .count('* as versions'),
      entries: await db
        .from('shared_audit')
        .where('verb', 'library.resource_published')
        .select('subject_id'),
    })}`
  )
}
await app.terminate()
process.exit(0)

import { killAfter, step } from '../kill_at_step.js'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ignite } from '../../../bin/ignite.js'

/**
 * Run as a process of its own by the test of kills: `<n> <at>` looks at what the process before left, brings it to its
 * end, checks all of it, then changes something and is killed with the nth step on the disk or in the database of the
 * work `at` (build, publish). With `whole` nothing but `MIRROR_CRASH` ends it; with `end` it only looks and says what
 * there is.
 */
const [mode, at] = process.argv.slice(2)

const app = ignite().createApp('console')
await app.init()
await app.boot()
await import('#start/events')
const { default: db } = await import('@adonisjs/lucid/services/db')
const { SYSTEM } = await import('#shared/actor')
const { clock } = await import('#shared/clock')
const { dataPath } = await import('#config/data')
const { runJob } = await import('#shared/jobs/run_job')
const { objectStore } = await import('#mirror/store/objects')
const { TrustedFolder } = await import('#mirror/trust/trusted_folder')
const { beginEdition } = await import('#mirror/actions/begin_edition')
const { publishEdition } = await import('#mirror/actions/publish_edition')
const { nameOf } = await import('#mirror/format/object_name')
const { default: Profile } = await import('#mirror/models/profile')
const { makeProfile, withKeys } = await import('#tests/support/mirror/origin')
const { makeResource } = await import('#tests/support/library')
const { pullInto } = await import('#tests/support/mirror/pull')

const seenFile = dataPath('seen.json')
const runsFile = dataPath('runs')
const store = objectStore()
const path = 'editions/everyone/killed.json'

const file = () => ({
  ...{ name: 'a.bin', role: 'main' as const },
  content: Buffer.from(`${Math.random()}`.repeat(400)),
})

if (!existsSync(seenFile)) {
  await withKeys()
  await makeProfile({}, 'killed')
  for (let n = 0; n < 4; n++) await makeResource({ files: [file()] })
  await writeFile(seenFile, JSON.stringify({ root: 0, timestamp: 0, targets: 0 }))
}
const profile = await Profile.findByOrFail('code', 'killed')
db.connection().getWriteClient().on('query', step)

async function openJobs() {
  const ended = await db.from('shared_jobs').whereIn('state', ['queued', 'running'])
  for (const { id } of ended) await runJob(id)
}

async function publishBuilt() {
  const built = await db.from('mirror_editions').where('state', 'built').orderBy('sequence')
  for (const { id } of built) await publishEdition(SYSTEM, id)
}

/** What a process that was killed left is brought to its end, and holds. */
async function check() {
  // Each comes a while after the one before: leases and heartbeats of whoever was killed have run out.
  const runs = Number(await readFile(runsFile, 'utf8').catch(() => '0')) + 1
  await writeFile(runsFile, String(runs))
  clock.freeze(clock.now().plus({ minutes: 5 * runs }))
  await openJobs()
  await publishBuilt()
  await openJobs()
  for await (const name of store.all()) {
    if (nameOf(await readFile(store.path(name))) !== name) throw new Error(`broken ${name}`)
  }
  const published = await db.from('mirror_editions').where('state', 'published')
  if (published.length === 0) return
  const source = (name: string) => readFile(join(store.root, 'tuf', name)).catch(() => undefined)
  const trusted = new TrustedFolder(dataPath('trusted'), (await source('1.root.json'))!)
  const seen = JSON.parse(await readFile(seenFile, 'utf8'))
  const now = await trusted.refresh(source, seen, [path])
  await writeFile(seenFile, JSON.stringify(now.seen))
  const name = now.targets.get(path)!.hashes.sha256
  if (published.length !== 1 || published[0].name !== name) throw new Error('mixed')
  const folder = await mkdtemp(join(tmpdir(), 'tonle-killed-'))
  await pullInto(objectStore(folder), (one) => store.read(one), name)
  await rm(folder, { recursive: true })
}

await check()
if (mode === 'end') {
  const states = await db.from('mirror_editions').orderBy('sequence').select('sequence', 'state')
  const unfinished = await db.from('mirror_publications').whereNull('published_at')
  console.log(`RESULT ${JSON.stringify({ states, unfinished: unfinished.length })}`)
} else {
  await makeResource({ files: [file()] })
  const { jobId } = await beginEdition(SYSTEM, { profileId: profile.id, channel: 'everyone' })
  if (at === 'build') killAfter(Number(mode))
  await runJob(jobId)
  const [{ id }] = await db.from('mirror_editions').where('state', 'built')
  const result = await publishEdition(SYSTEM, id)
  if (at === 'publish') killAfter(Number(mode))
  if (result.ok) await runJob(result.value.jobId)
  killAfter(Infinity)
  console.log('ended before the kill')
}
process.exit(0)

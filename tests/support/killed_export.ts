import { killAfter, step } from './kill_at_step.js'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import type { Actor } from '#shared/actor'
import { ignite } from '../../bin/ignite.js'

/**
 * Run as a process of its own by the test of kills. `begin <kind> <n>` takes twelve documents along and is killed with
 * the nth step on the disk or in the database; `recover` gives the last up, runs the others again and says what there is.
 */
const [mode, kind, after] = process.argv.slice(2)
const DOCUMENTS = 12

const app = ignite().createApp('console')
await app.init()
await app.boot()
await import('#start/events')
const { default: db } = await import('@adonisjs/lucid/services/db')
const { clock } = await import('#shared/clock')
const { runJob } = await import('#shared/jobs/run_job')
const { cancelJob } = await import('#shared/jobs/change_job')
const { transaction } = await import('#shared/database/transaction')
const { startExport } = await import('#library/exports/start_export')
const { sweepExports } = await import('#library/exports/sweep_exports')
const { exportFolder, exportPath } = await import('#library/exports/export_places')
const { makeAccount, makeInstitution } = await import('#tests/support/accounts')
const { makeResource } = await import('#tests/support/library')
const { pdfOf } = await import('#tests/support/media_files')
const { unzip } = await import('#tests/support/unzip')

db.connection().getWriteClient().on('query', step)

async function author() {
  if (!(await db.from('identity_memberships').first())) {
    await makeAccount({ role: 'teacher', institutionId: await makeInstitution() })
    for (let n = 0; n < DOCUMENTS; n++) {
      const content = pdfOf([`document ${n}`])
      await makeResource({
        ...{ kind: 'pdf', bodyKm: null, titleEn: `Document ${n}` },
        files: [{ name: 'a.pdf', content, role: 'main' }],
      })
    }
  }
  const row = await db.from('identity_memberships').firstOrFail()
  const grant = { role: 'teacher', institutionId: row.institution_id, isTop: false }
  return { userId: row.person_id, personId: row.person_id, name: '', grants: [grant] } as Actor
}

const exportsInOrder = () => db.from('library_exports').orderBy('id')

if (mode === 'begin') {
  const actor = await author()
  const codes = (await db.from('library_resources').select('code')).map(({ code }) => code)
  const choice = { of: 'codes', codes, staff: true } as const
  const id = await startExport(actor, { kind: kind as 'files', choice, language: 'en' })
  mkdirSync(exportFolder(), { recursive: true })
  const { job_id: jobId } = await db.from('library_exports').where('id', id).firstOrFail()
  killAfter(Number(after))
  await runJob(jobId)
  console.log('ended before the kill')
} else {
  clock.freeze(clock.now().plus({ minutes: 5 }))
  const rows = await exportsInOrder()
  const last = rows.at(-1)
  // A person gives it up before anything has run it again.
  await db.from('shared_jobs').where('id', last.job_id).update({ state: 'queued' })
  await db.from('library_exports').where('id', last.id).update({ done_at: null, expires_at: null })
  await transaction((trx) => cancelJob(trx, last.job_id))
  for (const { job_id: id } of rows) await runJob(id)
  await sweepExports()
  const states: string[] = []
  for (const { job_id: id } of rows) {
    states.push((await db.from('shared_jobs').where('id', id).firstOrFail()).state)
  }
  const done = (await exportsInOrder()).filter((row) => row.done_at !== null)
  const inside: number[] = []
  for (const { id } of done) {
    const files = await unzip(readFileSync(exportPath(id)))
    inside.push([...files.keys()].filter((name) => name.endsWith('.pdf')).length)
  }
  console.log(
    `RESULT ${JSON.stringify({
      ...{ states, inside, resources: done.map((row) => Number(row.resources)) },
      ...{ names: readdirSync(exportFolder()).sort(), ids: done.map(({ id }) => id).sort() },
    })}`
  )
}
await app.terminate()
process.exit(0)

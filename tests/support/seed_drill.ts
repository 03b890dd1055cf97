import { ignite } from '../../bin/ignite.js'

/** Run as a process of its own: brings an empty server up to date and gives it people with one password. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {})
const { bringUpToDate } = await import('#start/up/bring_up_to_date')
await bringUpToDate(app, { demo: false })
const { ensureQueue } = await import('#shared/jobs/ensure_queue')
await ensureQueue()
const { makeAccount, makeInstitution } = await import('#tests/support/accounts')
const school = await makeInstitution()
for (let n = 0; n < Number(process.argv[2]); n++) {
  await makeAccount({ role: 'teacher', institutionId: school, user: { username: `writer${n}` } })
}
await app.terminate()
process.exit()

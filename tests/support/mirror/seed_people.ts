import { ignite } from '../../../bin/ignite.js'

/** Run as a process of its own on a migrated database: a school, people with these roles, keys at the ministry. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {})
const { ensureQueue } = await import('#shared/jobs/ensure_queue')
await ensureQueue()
const { makeAccount, makeInstitution } = await import('#tests/support/accounts')
const { makeSyllabus } = await import('#tests/support/library')
const { default: db } = await import('@adonisjs/lucid/services/db')
const [kind, ...roles] = process.argv.slice(2)
const institutionId = await makeInstitution()
await db.from('institutions').where('id', institutionId).update({ emis_code: '1201' })
if (kind === 'ministry') {
  const { withKeys } = await import('#tests/support/mirror/origin')
  await withKeys()
  await makeSyllabus()
}
for (const role of roles) {
  await makeAccount({ role: role as 'teacher', institutionId, user: { username: role } })
}
process.stdout.write('\nSEEDED\n')
await app.terminate()
process.exit()

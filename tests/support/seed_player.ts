import { readFileSync } from 'node:fs'
import { ignite } from '../../bin/ignite.js'

/** Run as a process of its own on a migrated database: somebody who may play, and the package of the file. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {})
const { ensureQueue } = await import('#shared/jobs/ensure_queue')
await ensureQueue()
const { makeAccount, makeInstitution } = await import('#tests/support/accounts')
const { bring } = await import('#tests/support/packages')
const institutionId = await makeInstitution()
const { user, person, username, password } = await makeAccount({
  ...{ role: 'administrator', institutionId, user: { username: 'player' } },
})
const actor = { userId: user.id, personId: person.id, name: username, grants: [] }
const { row } = await bring(readFileSync(process.argv[2]), institutionId, actor)
const seeded = { code: row.code, packageId: row.id, username, password }
process.stdout.write(`\nSEEDED ${JSON.stringify(seeded)}\n`)
await app.terminate()
process.exit()

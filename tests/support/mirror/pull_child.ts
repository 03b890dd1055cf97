import { readFileSync } from 'node:fs'
import { ignite } from '../../../bin/ignite.js'

/** Run as a process of its own: a mirror that follows the origin described in this file and calls on it. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
await import('#start/events')
const { default: Origin } = await import('#mirror/models/origin')
const { default: db } = await import('@adonisjs/lucid/services/db')
if (!(await Origin.first())) {
  const { default: encryption } = await import('@adonisjs/core/services/encryption')
  const { newId } = await import('#shared/ids')
  const { clock } = await import('#shared/clock')
  const told = JSON.parse(readFileSync(process.argv[2], 'utf8'))
  const now = clock.now()
  await Origin.create({
    ...{ id: newId(), name: 'The ministry', state: 'active', root: told.root, url: told.url },
    ...{ channel: 'everyone', profile: told.profile, siteId: told.siteId, publicKey: '' },
    ...{ secretKey: encryption.encrypt(told.pem), peers: [], createdAt: now, updatedAt: now },
  })
}
const { contactOrigin } = await import('#mirror/edge/contact')
const origin = await Origin.firstOrFail()
const result = await contactOrigin(origin.id, { pause: 5 })
const states = await db.from('library_resources').select('id', 'state')
process.stdout.write(`RESULT ${JSON.stringify({ result, states })}\n`)
await app.terminate()
process.exit(0)

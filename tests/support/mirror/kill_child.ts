import { ignite } from '../../../bin/ignite.js'

/** Run as a process of its own by the test of kills: one contact with the origin in this folder or at this address. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
await import('#start/events')
const [mode, where, root] = process.argv.slice(2)
const { default: Origin } = await import('#mirror/models/origin')
if (mode === 'begin') {
  const { newId } = await import('#shared/ids')
  const { clock } = await import('#shared/clock')
  const { readFileSync } = await import('node:fs')
  const { newKey } = await import('#mirror/trust/keys')
  const { default: encryption } = await import('@adonisjs/core/services/encryption')
  const now = clock.now()
  await Origin.create({
    ...{ id: newId(), name: 'The ministry', state: 'active', root: readFileSync(root, 'utf8') },
    ...{ channel: 'everyone', profile: 'school', publicKey: '', siteId: newId() },
    secretKey: encryption.encrypt(newKey().privatePem),
    ...{ peers: [], createdAt: now, updatedAt: now },
  })
}
const { contactFolder, contactOrigin } = await import('#mirror/edge/contact')
const { FolderSource } = await import('#mirror/edge/folder_source')
const origin = await Origin.firstOrFail()
const isAddress = where.startsWith('http:')
if (isAddress) await origin.merge({ url: where }).save()
const result = isAddress
  ? await contactOrigin(origin.id, { pause: 5 })
  : await contactFolder(origin.id, new FolderSource(where, 'stick'))
process.stdout.write(`RESULT ${JSON.stringify(result)}\n`)
await app.terminate()
process.exit(0)

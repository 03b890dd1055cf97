import { ignite } from '../../../bin/ignite.js'

/** Run as a process of its own by the test of kills: one contact with the origin in this folder. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
await import('#start/events')
const [mode, folder, root] = process.argv.slice(2)
const { default: Origin } = await import('#mirror/models/origin')
if (mode === 'begin') {
  const { newId } = await import('#shared/ids')
  const { clock } = await import('#shared/clock')
  const { readFileSync } = await import('node:fs')
  const now = clock.now()
  await Origin.create({
    ...{ id: newId(), name: 'The ministry', state: 'active', root: readFileSync(root, 'utf8') },
    ...{ channel: 'everyone', profile: 'school', publicKey: '', secretKey: '' },
    ...{ peers: [], createdAt: now, updatedAt: now },
  })
}
const { receive } = await import('#mirror/edge/receive')
const { FolderSource } = await import('#mirror/edge/folder_source')
const origin = await Origin.firstOrFail()
const result = await receive(origin.id, new FolderSource(folder, 'stick'))
process.stdout.write(`RESULT ${JSON.stringify(result)}\n`)
await app.terminate()
process.exit(0)

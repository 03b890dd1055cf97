import { ignite } from '../../bin/ignite.js'

/** Run as a process of its own by the importer's test: applies a pack whose applier kills the process half-way. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
const { registerPackKinds } = await import('#shared/packs/registry')
const { noteKind } = await import('#tests/support/note_kind')
registerPackKinds([noteKind])
const { applyPack } = await import('#shared/packs/apply_pack')
await applyPack(process.argv[2])

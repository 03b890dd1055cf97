import { ignite } from './ignite.js'

/** `./ace up`: brings the data up to date, serves, and says where. `bin/server.ts` only serves. */
process.env.NODE_ENV ??= 'production'

const demo = process.argv.includes('--demo')

ignite()
  .tap((app) => {
    app.starting(async () => {
      const { bringUpToDate } = await import('#start/up/bring_up_to_date')
      const { tellPacks } = await import('#start/up/tell_packs')
      const { packs, indexed } = await bringUpToDate(app, { demo })
      tellPacks(packs, indexed)
    })
    app.ready(async () => {
      const { announce } = await import('#start/up/announce')
      await announce({ demo })
    })
  })
  .httpServer()
  .start()
  .catch(async (error) => {
    const { explain } = await import('../start/up/explain.js')
    process.stderr.write(`\n${explain(error)}\n\n`)
    process.exit(1)
  })

import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'

// Times without a zone are UTC on their way into the database and out of it, whatever the machine's clock shows.
process.env.TZ = 'UTC'

/** The folder that holds `app/`: the checkout, or `build/` after a build. */
const APP_ROOT = new URL('../', import.meta.url)

/** An ignitor that knows the root, loads the settings before anything boots and stops on signals. */
export function ignite() {
  return new Ignitor(APP_ROOT, {
    importer: (path) => import(path.startsWith('.') ? new URL(path, APP_ROOT).href : path),
  }).tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    // Everything is shut down in order and the process ends, also where a library has left a timer behind.
    const stop = () => app.terminate().finally(() => process.exit())
    app.listen('SIGTERM', stop)
    app.listen('SIGINT', stop)
  })
}

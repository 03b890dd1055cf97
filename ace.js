// `node ace.js <command>`: Adonis's command line on the TypeScript sources. `./ace` starts it with the right Node.
import '@poppinss/ts-exec'

await import('./bin/console.js')

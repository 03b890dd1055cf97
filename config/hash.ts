import app from '@adonisjs/core/services/app'
import { defineConfig, drivers } from '@adonisjs/core/hash'
import type { InferHashers } from '@adonisjs/core/types'

/** scrypt with 16 MiB a guess (OWASP Password Storage Cheat Sheet: N=2^14 needs r=8, p=5); tests use a light one. */
const hashConfig = defineConfig({
  default: 'scrypt',
  list: {
    scrypt: drivers.scrypt(
      app.inTest
        ? { cost: 1024, blockSize: 8, parallelization: 1 }
        : { cost: 16384, blockSize: 8, parallelization: 5, maxMemory: 64 * 1024 * 1024 }
    ),
  },
})

export default hashConfig

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof hashConfig> {}
}

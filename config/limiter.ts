import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/limiter'
import type { InferLimiters } from '@adonisjs/limiter/types'

/** Counted in the database, so that several processes count together. */
const limiter = defineConfig({
  default: app.inTest ? 'memory' : 'database',
  stores: {
    database: stores.database({ connectionName: 'queue', tableName: 'shared_rate_limits' }),
    memory: stores.memory({}),
  },
})

export default limiter

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiter> {}
}

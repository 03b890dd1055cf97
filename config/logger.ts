import env from '#start/env'
import { defineConfig } from '@adonisjs/core/logger'
import { describeError } from '#shared/http/describe_error'
import type { InferLoggers } from '@adonisjs/core/types'

/** One JSON line an event on standard output. Request lines carry a route name, never an address with a query. */
const loggerConfig = defineConfig({
  default: 'app',
  loggers: {
    app: {
      enabled: env.get('LOG_LEVEL') !== 'silent',
      name: 'tonle',
      level: env.get('LOG_LEVEL'),
      serializers: { err: describeError },
      redact: { paths: ['password', '*.password', 'pin', '*.pin', '*.token', '*.secret'] },
    },
  },
})

export default loggerConfig

declare module '@adonisjs/core/types' {
  export interface LoggersList extends InferLoggers<typeof loggerConfig> {}
}

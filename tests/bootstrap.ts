import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import { fileSystem } from '@japa/file-system'
import app from '@adonisjs/core/services/app'
import type { Config } from '@japa/runner/types'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import testUtils from '@adonisjs/core/services/test_utils'
import { spec } from '@japa/runner/reporters'
import { countingReporter } from '#tests/support/counting_reporter'

export const plugins: Config['plugins'] = [
  assert(),
  fileSystem(),
  apiClient(`http://${process.env.HOST}:${process.env.PORT}`),
  pluginAdonisJS(app),
]

export const reporters: Config['reporters'] = {
  activated: ['spec', 'counts'],
  list: [spec(), countingReporter],
}

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [() => testUtils.db().migrate()],
  teardown: [],
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (['functional', 'browser', 'contracts'].includes(suite.name)) {
    return suite.setup(async () => {
      const stop = await testUtils.httpServer().start()
      const server = await app.container.make('server')
      // A connection that is kept may not end while a slow machine is between two requests of a test.
      server.getNodeServer()!.keepAliveTimeout = 120_000
      return stop
    })
  }
}

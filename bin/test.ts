import { createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Tests run on data, a port and a key of their own; nothing of the checkout's `.env` reaches them. */
const data = mkdtempSync(join(tmpdir(), 'tonle-test-'))
process.on('exit', () => rmSync(data, { recursive: true, force: true }))

Object.assign(process.env, {
  NODE_ENV: 'test',
  DATA_DIR: data,
  HOST: '127.0.0.1',
  PORT: String(await freePort()),
  CONTENT_PORT: String(await freePort()),
  APP_KEY: 'tests-only-key-of-thirty-two-chars',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  WORKER: 'false',
  UPLOAD_LIMIT_MB: '4',
  RESUMABLE_LIMIT_MB: '64',
  UPLOAD_RESERVE_MB: '1',
  REQUIRE_SECOND_FACTOR: 'false',
  TZ: 'UTC',
  DATABASE_URL: process.env.DATABASE_URL ?? '',
  CONTENT_URL: '',
  ENV_PATH: data,
})
process.env.APP_URL = `http://127.0.0.1:${process.env.PORT}`

const { ignite } = await import('./ignite.js')
const { prettyPrintError } = await import('@adonisjs/core')
const { configure, processCLIArgs, run } = await import('@japa/runner')

ignite()
  .testRunner()
  .configure(async (app) => {
    const { runnerHooks, ...config } = await import('../tests/bootstrap.js')
    processCLIArgs(process.argv.splice(2))
    configure({
      ...app.rcFile.tests,
      ...config,
      setup: runnerHooks.setup,
      teardown: runnerHooks.teardown.concat([() => app.terminate()]),
    })
  })
  .run(() => run())
  .catch((error) => {
    process.exitCode = 1
    return prettyPrintError(error)
  })

function freePort() {
  return new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

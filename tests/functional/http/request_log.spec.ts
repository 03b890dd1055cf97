import { test } from '@japa/runner'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '#tests/support/until'
import { describeError } from '#shared/http/describe_error'

const NAME = 'SokDaraSecret'

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

/** A server of its own on a database without tables, so that failures are logged too. */
async function startServer() {
  const data = await mkdtemp(join(tmpdir(), 'tonle-log-'))
  const port = await freePort()
  const script = new URL('../../../bin/server.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import=@poppinss/ts-exec', script], {
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', DATA_DIR: data, DATABASE_URL: '', PORT: String(port) },
      ...{ LOG_LEVEL: 'debug', WORKER: 'false', APP_URL: `http://127.0.0.1:${port}` },
    },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  await until(async () => output.includes('started HTTP server'), 20_000)
  return {
    base: `http://127.0.0.1:${port}`,
    output: () => output,
    lines: () =>
      output
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, any>),
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
      await rm(data, { recursive: true, force: true })
    },
  }
}

test.group('The log', () => {
  test('has a line for each request, and nothing of what was asked for', async ({
    assert,
    cleanup,
  }) => {
    const server = await startServer()
    cleanup(() => server.stop())
    const { base } = server
    await fetch(`${base}/health/live?name=${NAME}`)
    await fetch(`${base}/health/ready?name=${NAME}`, { headers: { cookie: `note=${NAME}` } })
    await fetch(`${base}/library?q=${NAME}`)
    await fetch(`${base}/${NAME}`)
    const body = new URLSearchParams({ identifier: NAME, password: NAME })
    await fetch(`${base}/sign-in?name=${NAME}`, { method: 'POST', body })
    const requests = () => server.lines().filter((line) => line.msg === 'request')
    await until(async () => requests().length >= 5)

    assert.notInclude(server.output(), NAME)
    const [live] = requests()
    assert.include(live, { route: 'operations.liveness.show', method: 'GET', status: 200 })
    assert.isString(live.request_id)
    assert.isAbove(live.bytes, 10)
    assert.isNumber(live.ms)
    const post = requests().find((line) => line.method === 'POST')!
    assert.equal(post.level, 30, 'a change is written at info')
    const failed = requests().find((line) => line.status === 503)!
    assert.equal(failed.level, 40, 'a failure is written at warn')
  }).timeout(60_000)

  test('errors of the database keep their words and lose the values', ({ assert }) => {
    const sqlite = Object.assign(
      new Error(`insert into people values ('${NAME}') - UNIQUE constraint failed: people.name`),
      { code: 'SQLITE_CONSTRAINT_UNIQUE' }
    )
    const postgres = Object.assign(new Error(`select 1 - invalid input for uuid: "${NAME}"`), {
      code: '22P02',
      detail: `Key (name)=(${NAME}) already exists.`,
    })
    for (const error of [sqlite, postgres]) {
      assert.notInclude(JSON.stringify(describeError(error)), NAME)
    }
    assert.include(describeError(sqlite).message as string, 'UNIQUE constraint failed')
    assert.include(describeError(new Error('a wire came loose')).stack as string, 'at ')
  })
})

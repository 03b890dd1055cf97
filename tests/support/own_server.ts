import pg from 'pg'
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { newCode } from '#shared/ids'
import { projectRoot } from '#start/root'
import { until } from '#tests/support/until'

const root = fileURLToPath(projectRoot)

/** A server of its own for a test: a data folder, a database, processes; nothing is shared with the test's own. */
export class OwnServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'tonle-own-'))
  readonly database: string | undefined
  #server: ChildProcess | undefined
  url = ''
  /** Of the application and of packages. */
  ports: [number, number] | undefined

  /** @param onPostgres a database of its own on the server of the tests */
  constructor(readonly onPostgres = Boolean(process.env.DATABASE_URL)) {
    if (onPostgres) this.database = `tonle_own_${newCode(8).toLowerCase()}`
  }

  get dataDir() {
    return join(this.folder, 'data')
  }

  /** Its settings, with a key of its own. */
  get settings() {
    return join(this.folder, '.env')
  }

  /** The address of its PostgreSQL database. */
  get databaseUrl() {
    if (!this.database) return ''
    const url = new URL(process.env.DATABASE_URL!)
    url.pathname = `/${this.database}`
    return url.href
  }

  async open() {
    writeFileSync(this.settings, `APP_KEY=${randomBytes(32).toString('base64url')}\n`)
    if (this.database) await asOwner(`create database ${this.database}`)
    return this
  }

  get env() {
    return {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'APP_KEY')),
      NODE_ENV: 'production',
      DATA_DIR: this.dataDir,
      ENV_PATH: this.folder,
      DATABASE_URL: this.databaseUrl,
      LOG_LEVEL: 'error',
      WORKER: 'false',
      REQUIRE_SECOND_FACTOR: 'false',
    }
  }

  /** Runs Node with these arguments to its end. */
  run(args: string[], more: Record<string, string> = {}) {
    const env = { ...this.env, ...more }
    const child = spawn(process.execPath, ['--import=./tests/support/quick_ts.js', ...args], {
      cwd: root,
      env,
    })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
      child.once('close', (code) => resolve({ code, output }))
    })
    return { child, ended }
  }

  ace(...args: string[]) {
    return this.run(['bin/console.ts', ...args]).ended
  }

  /** Serves until `stop` or `kill`, always on the same ports. @param more settings of this server */
  async serve(more: Record<string, string> = {}) {
    this.ports ??= [await freePort(), await freePort()]
    const [port, contentPort] = this.ports
    this.url = `http://127.0.0.1:${port}`
    const env = { PORT: String(port), HOST: '127.0.0.1', APP_URL: this.url, CONTENT_URL: '' }
    const settings = { ...env, CONTENT_PORT: String(contentPort), ...more }
    const { child, ended } = this.run(['bin/server.ts'], settings)
    this.#server = child
    const failed = ended.then(({ output }) => {
      if (this.#server) throw new Error(output)
    })
    const answers = until(async () => {
      const answer = await fetch(`${this.url}/health/live`).catch(() => undefined)
      return answer?.ok
    }, 40_000)
    await Promise.race([answers, failed])
    failed.catch(() => {})
  }

  stop() {
    return this.#end('SIGTERM')
  }

  /** Ends it as a power cut would. */
  kill() {
    return this.#end('SIGKILL')
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL') {
    const server = this.#server
    this.#server = undefined
    if (!server || server.exitCode !== null) return
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await gone
  }

  /** Keeps the PostgreSQL database as it is now; SQLite's is a file of the data folder. */
  async keepDatabase() {
    if (this.database) await asOwner(`create database ${this.#kept} template ${this.database}`)
  }

  /** Makes the database again what `keepDatabase` kept. */
  async restoreDatabase() {
    if (!this.database) return
    await dropDatabase(this.database)
    await asOwner(`create database ${this.database} template ${this.#kept}`)
  }

  /** Makes data and database those of another, which nothing uses at present. */
  async copyFrom(other: OwnServer) {
    rmSync(this.dataDir, { recursive: true, force: true })
    cpSync(other.dataDir, this.dataDir, { recursive: true })
    if (!this.database) return
    await dropDatabase(this.database)
    await asOwner(`create database ${this.database} template ${other.database}`)
  }

  get #kept() {
    return `${this.database}_kept`
  }

  async close() {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
    if (!this.database) return
    await dropDatabase(this.database)
    await dropDatabase(this.#kept)
  }
}

const dropDatabase = (name: string) => asOwner(`drop database if exists ${name} with (force)`)

async function asOwner(sql: string) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(sql)
  await client.end()
}

export function freePort() {
  return new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

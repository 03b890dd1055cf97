import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '#start/root'

const root = fileURLToPath(projectRoot)

/**
 * A built server of its own on a temporary folder, filled by the benchmark's `seed`. `beside` another it is one more
 * process on the same data.
 */
export class BenchServer {
  readonly folder: string
  private process?: ChildProcess
  seeded: Record<string, string> = {}
  url = ''
  /** Where packages play. */
  contentUrl = ''

  /** @param database a PostgreSQL database; that of the environment unless said, empty for SQLite */
  constructor(
    readonly database = process.env.DATABASE_URL ?? '',
    private readonly beside?: BenchServer,
    /** Settings of this server. */
    private readonly settings: Record<string, string> = {}
  ) {
    this.folder = beside?.folder ?? mkdtempSync(join(tmpdir(), 'tonle-bench-'))
  }

  private get env() {
    return {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: this.folder,
      DATABASE_URL: this.database,
      APP_KEY: 'bench-only-key-of-thirty-two-chars',
      LOG_LEVEL: 'error',
      REQUIRE_SECOND_FACTOR: 'false',
      ...this.settings,
    }
  }

  /** Runs the benchmark's `seed` in an application booted on the folder; keeps what it returns. */
  seed(name: string, size: number) {
    this.seeded = this.#ask([name, `--size=${size}`]) as Record<string, string>
  }

  /** Runs one of the benchmark's steps in such an application beside the server; what it returns. */
  step<T>(name: string, ...words: (string | number)[]) {
    return this.#ask([name, `--step=${words.join(' ')}`]) as T
  }

  #ask(words: string[]): unknown {
    if (!existsSync(join(root, 'build/bin/up.js')))
      throw new Error('Run ./ace up or node ace.js build first')
    const run = spawnSync(process.execPath, ['build/bin/console.js', 'bench:seed', ...words], {
      ...{ cwd: root, env: this.env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    })
    if (run.status !== 0) throw new Error(`seeding failed\n${run.stdout}\n${run.stderr}`)
    const line = run.stdout.split('\n').find((text) => text.startsWith('SEEDED '))
    return line ? JSON.parse(line.slice('SEEDED '.length)) : {}
  }

  /** Starts the server with the flags `./ace up` uses and waits until it answers; returns the seconds that took. */
  async start() {
    const [port, contentPort] = [await freePort(), await freePort()]
    this.url = `http://127.0.0.1:${port}`
    this.contentUrl = `http://127.0.0.1:${contentPort}`
    const from = Date.now()
    this.process = spawn(process.execPath, [...nodeFlags(), 'build/bin/server.js'], {
      cwd: root,
      env: {
        ...{ ...this.env, PORT: String(port), HOST: '127.0.0.1', APP_URL: this.url },
        ...{ CONTENT_PORT: String(contentPort), CONTENT_URL: '' },
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    for (let tries = 0; tries < 600; tries++) {
      const answer = await fetch(`${this.url}/health/live`).catch(() => undefined)
      if (answer?.ok) return (Date.now() - from) / 1000
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the server did not answer within 30 s')
  }

  /** Runs a command on the server's data beside it; returns the seconds that took. */
  async console(args: string[], env: Record<string, string> = {}) {
    const from = performance.now()
    const child = spawn(process.execPath, ['build/bin/console.js', ...args], {
      cwd: root,
      env: { ...this.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const code = await new Promise((resolve) => child.once('exit', resolve))
    if (code !== 0) throw new Error(`${args[0]} ended with ${code}`)
    return (performance.now() - from) / 1000
  }

  /** Resident memory in MB (Linux). */
  memory() {
    const status = readFileSync(`/proc/${this.process!.pid}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024)
  }

  /** Begins to look for the most memory; it is given in MB by what this returns (Linux). */
  watchMemory() {
    const path = `/proc/${this.process!.pid}`
    writeFileSync(`${path}/clear_refs`, '5')
    return () => {
      const status = readFileSync(`${path}/status`, 'utf8')
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024)
    }
  }

  /** Seconds of processor time that the process has used (Linux). */
  cpu() {
    const [user, system] = this.#times()
    return (user + system) / 100
  }

  /** Seconds of processor time of the processes that it began and that have ended (Linux). */
  cpuBeside() {
    const [, , user, system] = this.#times()
    return (user + system) / 100
  }

  /** In hundredths of a second: own, then of ended children, each as user and system. */
  #times() {
    const line = readFileSync(`/proc/${this.process!.pid}/stat`, 'utf8')
    return line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number)
  }

  /** Looks at the processes that it begins, until what this returns gives the most memory of one, in MB (Linux). */
  watchBeside() {
    const pid = this.process!.pid
    let most = 0
    const timer = setInterval(() => {
      for (const child of words(`/proc/${pid}/task/${pid}/children`)) {
        const [, peak = 0] = /VmHWM:\s+(\d+)/.exec(read(`/proc/${child}/status`)) ?? []
        most = Math.max(most, Number(peak))
      }
    }, 100)
    return () => {
      clearInterval(timer)
      return Math.round(most / 1024)
    }
  }

  /** Ends the process as a power cut would; `start` starts another on the same folder. */
  async kill() {
    const gone = new Promise((resolve) => this.process!.once('exit', resolve))
    this.process!.kill('SIGKILL')
    await gone
  }

  async stop() {
    if (this.process && this.process.exitCode === null && this.process.signalCode === null) {
      const gone = new Promise((resolve) => this.process!.once('exit', resolve))
      this.process.kill('SIGTERM')
      await gone
    }
    if (!this.beside) rmSync(this.folder, { recursive: true, force: true })
  }
}

/** What a file of the system says; nothing where what it tells of is gone. */
const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const words = (path: string) => read(path).split(' ').filter(Boolean)

/** The flags with which `./ace up` starts Node, read from the launcher so that both stay the same. */
export function nodeFlags() {
  const line = readFileSync(join(root, 'ace'), 'utf8').match(/exec node (.*) build\/bin\/up\.js/)
  return line ? line[1].split(' ') : []
}

function freePort() {
  return new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

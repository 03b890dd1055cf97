import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { rmSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OwnServer } from '#tests/support/own_server'

const child = fileURLToPath(new URL('kill_child.ts', import.meta.url))

/** A mirror of its own that is killed again and again and looked at from outside. */
export class KillServer {
  private constructor(private server: OwnServer) {}

  static async open(folder: string, root: string) {
    const server = await new OwnServer(false).open()
    mkdirSync(server.dataDir, { recursive: true })
    await server.ace('migration:run', '--force')
    const made = new KillServer(server)
    const { output } = await server.run([child, 'begin', folder, root]).ended
    if (!output.includes('"done"')) throw new Error(output)
    cpSync(server.dataDir, `${server.folder}/base`, { recursive: true })
    return made
  }

  /** As it was after the first edition. */
  restore() {
    rmSync(this.server.dataDir, { recursive: true })
    cpSync(`${this.server.folder}/base`, this.server.dataDir, { recursive: true })
  }

  /** One contact. @returns whether it was killed */
  async contact(folder: string, crash = '') {
    const log = join(this.server.folder, 'disk.log')
    rmSync(log, { force: true })
    const more = { MIRROR_CRASH: crash, MIRROR_DISK_LOG: log }
    const { code, output } = await this.server.run([child, 'go', folder], more).ended
    if (code !== null && !output.includes('RESULT')) throw new Error(output)
    return code === null
  }

  /** Takes away what the disk had not been asked to keep when the process was killed. */
  cutPower() {
    const log = join(this.server.folder, 'disk.log')
    if (!existsSync(log)) return
    const dirty = new Set<string>()
    const names = new Set<string>()
    for (const line of readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
      const [step, path] = JSON.parse(line) as [string, string]
      if (step === 'write') dirty.add(path)
      if (step === 'sync') dirty.delete(path)
      if (step === 'name') names.add(path)
      if (step === 'settle')
        for (const name of names) if (dirname(name) === path) names.delete(name)
    }
    for (const path of dirty) if (existsSync(path)) truncateSync(path, 7)
    for (const path of names) rmSync(path, { force: true })
  }

  /** What is in force, read past the application; every file that a row names is hashed. */
  look() {
    const db = new Database(join(this.server.dataDir, 'main.sqlite3'), { readonly: true })
    try {
      const all = (sql: string) => db.prepare(sql).all() as Record<string, string | number>[]
      const [origin] = all('select * from mirror_origins')
      const [edition] = all(`select * from mirror_received where id = '${origin.current_id}'`)
      const files = all(
        `select b.sha256 from library_files f join media_blobs b on b.id = f.blob_id`
      )
      return {
        integrity: db.pragma('integrity_check', { simple: true }),
        sequence: edition.sequence,
        revocations: origin.revocations,
        states: Object.fromEntries(
          all('select id, state from library_resources').map((row) => [row.id, row.state])
        ),
        files: files.length,
        wrong: files.filter(({ sha256 }) => !this.#isRight(String(sha256))).length,
        left: existsSync(this.#incoming) ? readdirSync(this.#incoming) : [],
      }
    } finally {
      db.close()
    }
  }

  get #incoming() {
    return join(this.server.dataDir, 'mirror', 'receiving')
  }

  #isRight(sha256: string) {
    const path = join(this.server.dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    if (!existsSync(path)) return false
    return createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
  }

  close = () => this.server.close()
}

import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askDatabase } from '#bench/support/ask_database'
import { DiskLog } from '#tests/support/mirror/disk_log'
import { OwnServer } from '#tests/support/own_server'

const child = fileURLToPath(new URL('kill_child.ts', import.meta.url))

/** A mirror of its own that is killed again and again and looked at from outside. */
export class KillServer {
  readonly log: DiskLog

  private constructor(private server: OwnServer) {
    this.log = new DiskLog(server.folder)
  }

  static async open(folder: string, root: string) {
    const server = await new OwnServer().open()
    mkdirSync(server.dataDir, { recursive: true })
    await server.ace('migration:run', '--force')
    const made = new KillServer(server)
    const { output } = await server.run([child, 'begin', folder, root]).ended
    if (!output.includes('"done"')) throw new Error(output)
    cpSync(server.dataDir, `${server.folder}/base`, { recursive: true })
    await server.keepDatabase()
    return made
  }

  /** As it was after the first edition. */
  async restore() {
    rmSync(this.server.dataDir, { recursive: true })
    cpSync(`${this.server.folder}/base`, this.server.dataDir, { recursive: true })
    await this.server.restoreDatabase()
  }

  /** One contact with this folder, or with an origin at this address. @returns whether it was killed */
  async contact(where: string, crash = '') {
    this.log.clear()
    const more = { MIRROR_CRASH: crash, MIRROR_DISK_LOG: this.log.path }
    const { code, output } = await this.server.run([child, 'go', where], more).ended
    if (code !== null && !output.includes('RESULT')) throw new Error(output)
    return code === null
  }

  /** What is in force, read past the application; every file that a row names is hashed. */
  async look() {
    const db = await askDatabase(this.server.dataDir, this.server.databaseUrl)
    try {
      const all = (sql: string) => db.rows(sql)
      const [origin] = await all('select * from mirror_origins')
      const [edition] = await all(`select * from mirror_received where id = '${origin.current_id}'`)
      const states = await all('select id, state from library_resources')
      const files = await all(
        `select b.sha256 from library_files f join media_blobs b on b.id = f.blob_id`
      )
      const isWhole = this.server.database ? [] : await all('pragma integrity_check')
      return {
        damage: isWhole.filter((row) => row.integrity_check !== 'ok'),
        sequence: Number(edition.sequence),
        revocations: Number(origin.revocations),
        states: Object.fromEntries(states.map((row) => [row.id, row.state])),
        wrong: files.filter(({ sha256 }) => !this.#isRight(String(sha256))).length,
        left: existsSync(this.#incoming) ? readdirSync(this.#incoming) : [],
      }
    } finally {
      await db.close()
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

import { mkdtempSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askDatabase } from '#bench/support/ask_database'
import { CountingLine } from '#bench/support/counting_line'
import { ownDatabase } from '#bench/support/own_database'
import { BenchServer } from '#bench/support/server'

/** What one contact cost. */
export type Contact = {
  outcome: string
  bytes: number
  up: number
  down: number
  requests: number
  seconds: number
  cpu: number
  /** MB before and at most. */
  idle: number
  memory: number
  /** Of the process that fetches, checks and writes large blobs; 0 where there was none. */
  beside: { cpu: number; memory: number }
}

/** An origin and a mirror, each a server of its own, and the line between them. */
export class Pair {
  private constructor(
    readonly origin: BenchServer,
    readonly mirror: BenchServer,
    readonly line: CountingLine,
    private drop: () => Promise<unknown>
  ) {}

  /** Two servers that do not know each other yet; the origin only answers, its work is done beside it. */
  static async open() {
    const url = process.env.DATABASE_URL ?? ''
    const own = url ? [await ownDatabase(url), await ownDatabase(url)] : []
    const settings = { TONLE_ROLE: 'origin', WORKER: 'false' }
    const origin = new BenchServer(own[0]?.url ?? '', undefined, settings)
    const mirror = new BenchServer(own[1]?.url ?? '', undefined, { TONLE_ROLE: 'mirror' })
    for (const server of [origin, mirror]) server.seed('mirror', 0)
    await origin.start()
    const line = new CountingLine(Number(new URL(origin.url).port))
    return new Pair(origin, mirror, line, async () => {
      for (const { drop } of own) await drop()
    })
  }

  /** Makes the mirror one of the origin, with the commands that people use. */
  async pair({ profile, institution }: { profile: string; institution: string }) {
    const stick = mkdtempSync(join(tmpdir(), 'tonle-pairing-'))
    await this.mirror.console(['mirror:pair', 'ask', stick])
    const { code } = this.mirror.step<{ code: string }>('mirror', 'code')
    const words = [`--code=${code}`, `--institution=${institution}`, `--profile=${profile}`]
    const address = await this.line.open()
    await this.origin.console(['mirror:pair', 'accept', stick, ...words], { APP_URL: address })
    await this.mirror.console(['mirror:pair', 'take', stick])
    rmSync(stick, { recursive: true })
    await this.mirror.start()
  }

  /** The mirror calls on its origin, as it does by itself from time to time. */
  async contact(): Promise<Contact> {
    await this.#quiet()
    const before = await this.#visits()
    this.line.take()
    const [idle, memory] = [this.mirror.memory(), this.mirror.watchMemory()]
    const [from, cpu, other] = [performance.now(), this.mirror.cpu(), this.mirror.cpuBeside()]
    const besideMemory = this.mirror.watchBeside()
    this.mirror.step('mirror', 'receive')
    for (;;) {
      const [last] = await this.#visits()
      if (last && last.id !== before[0]?.id && last.outcome !== 'running') {
        // The origin hears at the end how it went.
        const { bytes, up, down, requests } = this.line.take()
        return {
          ...{ outcome: `${last.outcome} ${last.note ?? ''}`.trim(), bytes, up, down, requests },
          ...{ seconds: (performance.now() - from) / 1000, cpu: this.mirror.cpu() - cpu },
          ...{ idle, memory: memory() },
          beside: { cpu: this.mirror.cpuBeside() - other, memory: besideMemory() },
        }
      }
      await sleep(100)
    }
  }

  /** Until the mirror has nothing to do of what came before. */
  async #quiet() {
    for (let still = 0, seen = this.mirror.cpu(); still < 4;) {
      await sleep(500)
      const now = this.mirror.cpu()
      still = now - seen < 0.05 ? still + 1 : 0
      seen = now
    }
  }

  async #visits() {
    const database = await askDatabase(this.mirror.folder, this.mirror.database)
    try {
      return await database.rows('select * from mirror_visits order by id desc')
    } finally {
      await database.close()
    }
  }

  async close() {
    await this.line.close()
    await this.mirror.stop()
    await this.origin.stop()
    await this.drop()
  }
}

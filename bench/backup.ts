import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderSize } from '#bench/support/folder_size'
import { pagePaths } from '#bench/support/page_paths'
import { BenchServer } from '#bench/support/server'
import { signIn } from '#bench/support/sign_in'
import { steadyLoad } from '#bench/support/steady_load'
import type { Benchmark } from '#bench/types'

const MB = 1024 * 1024
/** Time to start the server and to look at its pages without a backup. */
const PAUSE_SECONDS = 30
const round = (value: number) => Math.round(value * 10) / 10

/** How long a snapshot takes, what people notice of it, how long a restore takes. */
export default {
  name: 'backup',
  about: 'A backup while 8 people ask for pages: MB/s, p95 with and without; a second one; restore',

  async seed({ size }) {
    const { seedPages } = await import('#bench/support/seed_pages')
    const { seedBlobs } = await import('#bench/support/seed_blobs')
    const seeded = await seedPages(size)
    await seedBlobs(Math.ceil(size / 5))
    const { seedBackupJob } = await import('#bench/support/seed_backup_job')
    return { ...seeded, folder: await seedBackupJob(PAUSE_SECONDS) }
  },

  async run({ size, seconds, say }) {
    const server = new BenchServer()
    const copies = mkdtempSync(join(tmpdir(), 'tonle-bench-copies-'))
    const empty = mkdtempSync(join(tmpdir(), 'tonle-bench-empty-'))
    try {
      say(`seeding ${size} resources and ${Math.ceil(size / 5)} files`)
      server.seed('backup', size)
      await server.start()
      const cookie = await signIn(server.url, server.seeded.username, server.seeded.password)
      const paths = Object.values(pagePaths(server.seeded)).flat().slice(0, 300)
      const load = () => steadyLoad(server.url, paths, { cookie })
      await load().stopAfter(4)

      say('pages without a backup')
      const quiet = await load().stopAfter(seconds)
      say('waiting for the backup that the server takes itself')
      const own = server.seeded.folder
      await until(() => existsSync(join(own, 'lock.json')))
      const inside = load()
      const from = performance.now()
      await until(() => !existsSync(join(own, 'lock.json')))
      const ownSeconds = (performance.now() - from) / 1000
      const within = await inside.stopAfter(0)

      say('pages during ./ace backup')
      const during = load()
      const first = await server.console(['backup', `--to=${copies}`])
      const busy = await during.stopAfter(0)
      const second = await server.console(['backup', `--to=${copies}`])
      say('restore')
      const restore = await server.console(['restore', copies], {
        DATA_DIR: empty,
        ENV_PATH: empty,
      })
      const bytes = await folderSize(server.folder)
      const of = (figure: 'p50' | 'p95' | 'worst') =>
        [quiet, within, busy].map((one) => one[figure]).join(' / ')
      const rows = [
        { what: 'data of the server, MB', value: round(bytes / MB) },
        { what: 'kept after two snapshots, MB', value: round((await folderSize(copies)) / MB) },
        { what: 'first snapshot by the server itself, s', value: round(ownSeconds) },
        { what: 'first snapshot by the command, its start included, s', value: round(first) },
        { what: 'first snapshot, MB/s', value: Math.round(bytes / MB / first) },
        { what: 'second snapshot, nothing new, s', value: round(second) },
        { what: 'restore, checks and index included, s', value: round(restore) },
        { what: 'pages p50 without / server takes it / command, ms', value: of('p50') },
        { what: 'pages p95 without / server takes it / command, ms', value: of('p95') },
        { what: 'slowest page without / server takes it / command, ms', value: of('worst') },
        { what: 'p95 server takes it / without', value: round(within.p95 / quiet.p95) },
        { what: 'p95 command / without', value: round(busy.p95 / quiet.p95) },
        { what: 'errors', value: quiet.errors + within.errors + busy.errors },
      ]
      return [{ title: `Backup of ${size} resources`, columns: ['what', 'value'], rows }]
    } finally {
      await server.stop()
      for (const folder of [copies, empty, `${server.folder}-copies`])
        rmSync(folder, { recursive: true, force: true })
    }
  },
} satisfies Benchmark

async function until(look: () => boolean) {
  const end = Date.now() + 300_000
  while (!look() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
}

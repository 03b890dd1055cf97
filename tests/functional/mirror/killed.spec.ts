import { test } from '@japa/runner'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DiskLog, killsOver } from '#tests/support/mirror/disk_log'
import { OwnServer } from '#tests/support/own_server'

const script = fileURLToPath(new URL('../../support/mirror/killed_publisher.ts', import.meta.url))

/** The gate kills so often on each database; `MIRROR_KILLS=1000` for a long run. */
const KILLS = Number(process.env.MIRROR_KILLS ?? 30)

/** Steps on the disk and in the database of a build and of a publication, spread over all of them. */
const STEPS = { build: 190, publish: 60 }

test.group('Mirror | kill -9 of build and publish', (group) => {
  group.each.timeout(120_000 + KILLS * 10_000)

  test('what was published stays whole, and goes on', async ({ assert }) => {
    const server = await new OwnServer().open()
    try {
      mkdirSync(server.dataDir, { recursive: true })
      await server.ace('migration:run', '--force')
      const log = new DiskLog(server.folder)
      const work = async (args: string[], crash = '') => {
        log.clear()
        const more = { MIRROR_CRASH: crash, MIRROR_DISK_LOG: log.path }
        const { output, code } = await server.run([script, ...args], more).ended
        if (code !== null && !output.includes('ended before the kill')) throw new Error(output)
        return code === null
      }
      await work(['whole'])
      const all = new Set(log.points)
      // Half of them at a point that has a name, half at any step.
      const plan = killsOver([log.points], Math.ceil(KILLS / 2))
      const reached = new Set<string>()
      let kills = 0
      for (let n = 0; n < KILLS; n++) {
        const what = n % 4 < 2 ? 'build' : 'publish'
        // The golden ratio reaches every part of the work, however many kills there are.
        const at = Math.floor(((n * 0.618) % 1) * STEPS[what])
        const crash = n % 2 ? plan.shift()!.crash : ''
        if (await work(crash ? ['whole'] : [String(at), what], crash)) {
          kills++
          if (crash) reached.add(crash.split(':')[0])
        }
        if (n % 3 > 0) log.cutPower()
      }
      const { output } = await server.run([script, 'end']).ended
      const result = /^RESULT (.+)$/m.exec(output)
      if (!result) throw new Error(output)
      const { states, unfinished } = JSON.parse(result[1])
      assert.isAtLeast(kills, Math.floor(KILLS * 0.7))
      if (KILLS / 2 >= all.size) assert.deepEqual([...reached].sort(), [...all].sort())
      assert.equal(unfinished, 0)
      const last = states.map(({ state }: { state: string }) => state)
      assert.equal(last.at(-1), 'published')
      assert.deepEqual(new Set(last.slice(0, -1)), new Set(['replaced']))
      console.log(`kills of build and publish: ${kills}, at ${reached.size} of ${all.size} points`)
    } finally {
      await server.close()
    }
  })
})

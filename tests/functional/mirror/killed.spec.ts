import { test } from '@japa/runner'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OwnServer } from '#tests/support/own_server'

const script = fileURLToPath(new URL('../../support/mirror/killed_publisher.ts', import.meta.url))

/** How many kills: the gate asks for some, `MIRROR_KILLS=1000` for a long night. */
const KILLS = Number(process.env.MIRROR_KILLS ?? 8)

/** Steps of a build and of a publication, spread over all of them. */
const STEPS = { build: 190, publish: 60 }

test.group('Mirror | kill -9 of build and publish', (group) => {
  group.each.timeout(120_000 + KILLS * 10_000)

  test('what was published stays whole, and goes on', async ({ assert }) => {
    const server = await new OwnServer().open()
    try {
      mkdirSync(server.dataDir, { recursive: true })
      await server.ace('migration:run', '--force')
      let kills = 0
      for (let n = 0; n < KILLS; n++) {
        const work = n % 2 ? 'publish' : 'build'
        // The golden ratio reaches every part of the work, however many kills there are.
        const at = Math.floor(((n * 0.618) % 1) * STEPS[work])
        const { output, code } = await server.run([script, String(at), work]).ended
        if (code === null) kills++
        else if (!output.includes('ended before the kill')) throw new Error(output)
      }
      const { output } = await server.run([script, 'end']).ended
      const result = /^RESULT (.+)$/m.exec(output)
      if (!result) throw new Error(output)
      const { states, unfinished } = JSON.parse(result[1])
      assert.isAtLeast(kills, Math.floor(KILLS / 2))
      assert.equal(unfinished, 0)
      assert.lengthOf(states, KILLS)
      const last = states.map(({ state }: { state: string }) => state)
      assert.equal(last.at(-1), 'published')
      assert.deepEqual(new Set(last.slice(0, -1)), new Set(['replaced']))
    } finally {
      await server.close()
    }
  })
})

import { test } from '@japa/runner'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OwnServer } from '#tests/support/own_server'

const script = fileURLToPath(new URL('../../support/killed_export.ts', import.meta.url))

type Left = {
  states: string[]
  resources: number[]
  inside: number[]
  names: string[]
  ids: string[]
}

/** Steps at which exports are killed: at the beginning, while they pack, while they write their row. */
const POINTS = [3, 12, 25, 40, 55]
const KINDS = ['files', 'kolibri']

test.group('kill -9 in the middle of an export', (group) => {
  group.each.timeout(300_000)

  test('run again it is whole, and nothing else is left', async ({ assert }) => {
    const server = await new OwnServer().open()
    try {
      mkdirSync(server.dataDir, { recursive: true })
      await server.ace('migration:run', '--force')
      let kills = 0
      for (const kind of KINDS) {
        for (const n of POINTS) {
          const run = await server.run([script, 'begin', kind, String(n)]).ended
          if (run.code === null) kills++
          else if (!run.output.includes('ended before the kill')) throw new Error(run.output)
        }
      }
      const { output } = await server.run([script, 'recover']).ended
      const result = /^RESULT (.+)$/m.exec(output)
      if (!result) throw new Error(output)
      const left = JSON.parse(result[1]) as Left
      const count = KINDS.length * POINTS.length
      assert.isAtLeast(kills, 6)
      // The last was given up instead of run again.
      assert.deepEqual(left.states, [...Array(count - 1).fill('done'), 'cancelled'])
      assert.deepEqual(left.resources, Array(count - 1).fill(12))
      assert.deepEqual(left.inside, Array(count - 1).fill(12))
      assert.deepEqual(
        left.names,
        left.ids.map((id) => `library-${id}.zip`)
      )
    } finally {
      await server.close()
    }
  })
})

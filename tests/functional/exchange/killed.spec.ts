import { test } from '@japa/runner'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OwnServer } from '#tests/support/own_server'

const script = fileURLToPath(new URL('../../support/killed_source.ts', import.meta.url))

type Left = {
  again: number[][]
  folders: number
  documents: number
  states: string[]
  resources: number
  entries: number
  versions: number
  files: number
  onDisk: string[]
  blobs: string[]
}

/** Steps at which the import is killed: while it reads, while it fetches files, while it writes. */
const POINTS = [9, 60, 130, 200, 270, 330]

test.group('kill -9 in the middle of an import', (group) => {
  group.each.timeout(300_000)

  test('run again, nothing is lost and nothing doubled', async ({ assert }) => {
    const server = await new OwnServer().open()
    try {
      mkdirSync(server.dataDir, { recursive: true })
      await server.ace('migration:run', '--force')
      let kills = 0
      for (const n of POINTS) {
        const run = await server.run([script, 'begin', `channel-${n}`, String(n)]).ended
        if (run.code === null) kills++
        else if (!run.output.includes('ended before the kill')) throw new Error(run.output)
      }
      const { output } = await server.run([script, 'recover']).ended
      const result = /^RESULT (.+)$/m.exec(output)
      if (!result) throw new Error(output)
      const left = JSON.parse(result[1]) as Left
      const all = POINTS.length * left.documents
      assert.isAtLeast(kills, 4)
      assert.equal(left.folders, POINTS.length)
      assert.equal(left.resources, all)
      assert.equal(left.entries, all)
      assert.equal(left.versions, all)
      assert.equal(left.files, all)
      assert.equal(left.blobs.length, all)
      assert.deepEqual(left.onDisk, left.blobs)
      assert.deepEqual(
        left.again,
        left.again.map(() => [0, 0, 0, left.documents, 0])
      )
    } finally {
      await server.close()
    }
  })
})

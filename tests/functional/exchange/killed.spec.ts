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

type Undone = {
  state: string
  documents: number
  taken: number
  left: number
  published: number
  deletions: number
  retirements: number
  ends: number
}

/** Steps at which the import is killed: while it reads, while it fetches files, while it writes. */
const POINTS = [9, 40, 80, 110, 140, 170]

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
      const left = said<Left>('RESULT', output)
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

  test('taken back, it goes on where it was, and takes nothing back twice', async ({ assert }) => {
    const server = await new OwnServer().open()
    try {
      mkdirSync(server.dataDir, { recursive: true })
      await server.ace('migration:run', '--force')
      const first = await server.run([script, 'undo', 'channel', '100']).ended
      assert.isNull(first.code, first.output)
      // Each run finds what the one before had finished: its portions are whole.
      const second = await server.run([script, 'resume', '5', '320']).ended
      assert.isNull(second.code, second.output)
      const standing = said<Undone>('BEFORE', second.output)
      assert.deepEqual([standing.state, standing.taken], ['undoing', 0])
      assert.equal(standing.left, standing.documents)
      const { output } = await server.run([script, 'resume', '10']).ended
      const between = said<Undone>('BEFORE', output)
      assert.equal(between.state, 'undoing')
      assert.equal(between.taken, 100)
      assert.equal(between.deletions + between.retirements, 100)
      const { documents } = between
      assert.deepEqual(said<Undone>('RESULT', output), {
        ...{ state: 'undone', documents, taken: documents, left: documents / 2, published: 0 },
        ...{ deletions: documents / 2, retirements: documents / 2, ends: 1 },
      })
    } finally {
      await server.close()
    }
  })
})

function said<T>(word: string, output: string) {
  const found = new RegExp(`^${word} (.+)$`, 'm').exec(output)
  if (!found) throw new Error(output)
  return JSON.parse(found[1]) as T
}

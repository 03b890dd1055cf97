import { test } from '@japa/runner'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OwnServer } from '#tests/support/own_server'

const script = fileURLToPath(new URL('../../support/killed_media.ts', import.meta.url))

type Work = 'settle' | 'prepare' | 'unpack' | 'publish'

type Left = {
  uploads: { state: string; blob_id: string | null }[]
  blobs: number
  files: string[]
  rows: string[]
  arriving: string[]
  workshop: string[]
  preparations: { state: string }[]
  derivatives: number
  texts: number
  packages: { state: string; file_count: number }[]
  packageFiles: number
  incoming: string[]
  published: { versions: number }[]
  entries: { subject_id: string }[]
}

/** Kills the work after each of these steps, each time with other content, then runs all of it again. */
async function killed(work: Work, points: number[]) {
  const server = await new OwnServer().open()
  try {
    mkdirSync(server.dataDir, { recursive: true })
    await server.ace('migration:run', '--force')
    let kills = 0
    for (const n of points) {
      const { output, code } = await server.run([script, 'begin', work, `${work}-${n}`, String(n)])
        .ended
      if (code === null) kills++
      else if (!output.includes('ended before the kill')) throw new Error(output)
    }
    const { output } = await server.run([script, 'recover']).ended
    const result = /^RESULT (.+)$/m.exec(output)
    if (!result) throw new Error(output)
    return { kills, left: JSON.parse(result[1]) as Left }
  } finally {
    await server.close()
  }
}

test.group('kill -9 in the middle', (group) => {
  group.each.timeout(240_000)

  test('of settling an upload: nothing lost, nothing twice, no file without a row', async ({
    assert,
  }) => {
    const points = [1, 4, 7, 10, 13, 16]
    const { kills, left } = await killed('settle', points)
    assert.isAtLeast(kills, 4)
    assert.lengthOf(left.uploads, points.length)
    assert.deepEqual(new Set(left.uploads.map(({ state }) => state)), new Set(['kept']))
    assert.equal(new Set(left.uploads.map((one) => one.blob_id)).size, points.length)
    assert.deepEqual(left.files, left.rows)
    assert.deepEqual(left.arriving, [])
  })

  test('of preparing a file: every page once, no file without a row', async ({ assert }) => {
    const points = [4, 14, 26, 40]
    const { kills, left } = await killed('prepare', points)
    assert.isAtLeast(kills, 3)
    assert.deepEqual(new Set(left.preparations.map(({ state }) => state)), new Set(['done']))
    assert.equal(left.preparations.length, points.length)
    assert.equal(left.derivatives, points.length * 3)
    assert.equal(left.texts, points.length * 2)
    assert.deepEqual(left.files, left.rows)
    assert.deepEqual(left.workshop, [])
  })

  test('of unpacking a package: every page once, what is the same in all is kept once', async ({
    assert,
  }) => {
    const points = [2, 12, 30, 48, 60]
    const { kills, left } = await killed('unpack', points)
    assert.isAtLeast(kills, 4)
    assert.deepEqual(
      left.packages.map(({ state, file_count: files }) => [state, Number(files)]),
      points.map(() => ['ready', 8])
    )
    assert.equal(left.packageFiles, points.length * 8)
    assert.equal(left.blobs, points.length * 6 + 2)
    assert.deepEqual(left.files, left.rows)
    assert.deepEqual(left.incoming, [])
  })

  test('of publishing: it is offered once, with one version and one entry of who did it', async ({
    assert,
  }) => {
    const points = [1, 3, 5, 7, 9, 12]
    const { kills, left } = await killed('publish', points)
    assert.isAtLeast(kills, 4)
    assert.deepEqual(
      left.published.map(({ versions }) => Number(versions)),
      points.map(() => 1)
    )
    assert.equal(left.entries.length, points.length)
    assert.deepEqual(left.files, left.rows)
    assert.equal(left.blobs, points.length)
  })
})

import { test } from '@japa/runner'
import { join } from 'node:path'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { KillServer } from '#tests/support/mirror/kill_server'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty, publishAll } from '#tests/support/mirror/edge'
import { noise } from '../../unit/mirror/corpus.js'

/** In CI 100, in the long run 1,000; a few where nobody says. */
const KILLS = Number(process.env.MIRROR_KILLS ?? 12)

const file = (name: string, content: string | Buffer) => ({ name, content, role: 'main' as const })

test.group('Mirror | kill -9 while an edition arrives', (group) => {
  group.each.timeout(KILLS * 15_000 + 60_000)
  group.each.setup(() => emptyLibrary())

  test('of an edition with a withdrawal: old or new, never mixed, nothing lost, nothing stuck', async ({
    assert,
  }) => {
    await becomeEmpty()
    const centre = await FolderOrigin.open()
    const first = await mkdtemp(join(tmpdir(), 'tonle-first-'))
    const one = await makeResource({ files: [file('one.bin', noise('one', 4_500_000))] })
    const two = await makeResource({ files: [file('two.txt', 'two')] })
    await publishAll(centre)
    await cp(centre.folder, first, { recursive: true })
    const three = await makeResource({
      files: [file('three.bin', noise('three', 4_300_000)), file('small.txt', 'three')],
    })
    await publishAll(centre)
    await centre.revoke(1, [['library_resources', two.id, 1, 'revoked', 'ក', 'a']])
    const server = await KillServer.open(first, join(centre.folder, 'tuf', '1.root.json'))

    const expected = (sequence: unknown, revocations: unknown) => ({
      [one.id]: 'published',
      [two.id]: revocations === 1 ? 'taken_down' : 'published',
      ...(sequence === 2 ? { [three.id]: 'published' } : {}),
    })
    const check = () => {
      const { states, sequence, revocations, integrity, wrong } = server.look()
      assert.deepEqual(states, expected(sequence, revocations))
      assert.deepEqual([integrity, wrong], ['ok', 0])
      return { sequence, revocations }
    }

    try {
      let kills = 0
      for (let round = 0; kills < KILLS; round++) {
        server.restore()
        for (let n = 0; n < 4; n++) {
          // Points spread over the whole way, another set in each round.
          const passage = 1 + ((round * 7 + n * 11) % 37)
          const wasKilled = await server.contact(centre.folder, `any:${passage}`)
          if (wasKilled) kills++
          if ((round + n) % 2 === 1) server.cutPower()
          check()
          if (!wasKilled) break
        }
        await server.contact(centre.folder)
        assert.deepEqual(check(), { sequence: 2, revocations: 1 })
        assert.deepEqual(server.look().left, [])
      }
    } finally {
      await server.close()
      await centre.close()
      await rm(first, { recursive: true })
    }
  })
})

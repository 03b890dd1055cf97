import { test } from '@japa/runner'
import { join } from 'node:path'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { killsOver, type PlannedKill } from '#tests/support/mirror/disk_log'
import { SmallOrigin } from '#tests/support/mirror/small_origin'
import { KillServer } from '#tests/support/mirror/kill_server'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty, publishAll } from '#tests/support/mirror/edge'
import { noise } from '../../unit/mirror/corpus.js'

/** The gate kills so often on each database; `MIRROR_KILLS=1000` for a long run. */
const KILLS = Number(process.env.MIRROR_KILLS ?? 30)

/**
 * Pieces come together in another way each time, so that a later passage of a point may not come; the first one must.
 * @param isFresh the whole contact went by without it
 */
function insteadOf({ way, crash }: PlannedKill, isFresh: boolean): PlannedKill {
  const [point, passage] = crash.split(':')
  if (isFresh && passage === '1') throw new Error(`${point} was not reached`)
  return { way, crash: isFresh ? `${point}:1` : crash }
}

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

    const line = await SmallOrigin.open(centre)
    const expected = (sequence: unknown, revocations: unknown) => ({
      [one.id]: 'published',
      [two.id]: revocations === 1 ? 'taken_down' : 'published',
      ...(sequence === 2 ? { [three.id]: 'published' } : {}),
    })
    const check = async () => {
      const { states, sequence, revocations, damage, wrong } = await server.look()
      assert.deepEqual(states, expected(sequence, revocations))
      assert.deepEqual([damage, wrong], [[], 0])
      return { sequence, revocations }
    }
    /** What a whole contact passes. */
    const passagesOf = async (where: string) => {
      await server.restore()
      await server.contact(where)
      return server.log.points
    }

    try {
      const ways = [centre.folder, line.url]
      const [byStick, byWire] = [await passagesOf(ways[0]), await passagesOf(ways[1])]
      const plan = killsOver([byStick, byWire], KILLS)
      const reached = new Set<string>()
      let kills = 0
      while (plan.length > 0) {
        await server.restore()
        // Several kills on one way, the later ones on what the one before left to do.
        for (let n = 0; n < 3 && plan.length > 0; n++) {
          const { way, crash } = plan.shift()!
          const wasKilled = await server.contact(ways[way], crash)
          if (!wasKilled) {
            plan.push(insteadOf({ way, crash }, n === 0))
            break
          }
          kills++
          reached.add(crash.split(':')[0])
          if (kills % 2) server.log.cutPower()
          await check()
        }
        await server.contact(ways[0])
        assert.deepEqual(await check(), { sequence: 2, revocations: 1 })
        assert.deepEqual((await server.look()).left, [])
      }
      const all = new Set([...byStick, ...byWire])
      if (KILLS >= all.size) assert.deepEqual([...reached].sort(), [...all].sort())
      console.log(
        `kills while an edition arrives: ${kills}, at ${reached.size} of ${all.size} points`
      )
    } finally {
      await server.close()
      line.close()
      await centre.close()
      await rm(first, { recursive: true })
    }
  })
})

import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import { SYSTEM } from '#shared/actor'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { runJob } from '#shared/jobs/run_job'
import { startJob } from '#shared/jobs/start_job'
import { newKey } from '#mirror/trust/keys'
import { isPollDue } from '#mirror/sticks/watch_sticks'
import ReceiveEditions from '#mirror/jobs/receive_editions'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { SmallOrigin } from '#tests/support/mirror/small_origin'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty, follow, publishAll, resourceStates } from '#tests/support/mirror/edge'
import { noise } from '../../unit/mirror/corpus.js'
import { until } from '#tests/support/until'

const film = { name: 'f.bin', content: noise('slow', 6 * 1024 ** 2), role: 'main' as const }

test.group('Mirror | a stick while the line is in use', (group) => {
  group.each.timeout(60_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(() => becomeEmpty())

  const start = (input: object) =>
    transaction((trx) => startJob(trx, SYSTEM, ReceiveEditions, input))
  const jobOf = (id: string) => db.from('shared_jobs').where('id', id).firstOrFail()

  test('the line gives way, the stick brings the rest, and the line is asked again', async ({
    assert,
  }) => {
    const centre = await FolderOrigin.open()
    const one = await makeResource({ files: [film] })
    await publishAll(centre)
    await becomeEmpty()
    const wire = await SmallOrigin.open(centre)
    const secretKey = encryption.encrypt(newKey().privatePem)
    await follow(centre, { url: wire.url, siteId: newId(), secretKey, rateKb: 100 })
    const [byWire, byStick, other] = [
      await start({}),
      await start({ folder: centre.folder }),
      await start({}),
    ]
    const whole = runJob(byWire)
    // The film would be under way for a minute.
    await until(async () => wire.asked.some((line) => line.includes('/objects/')))
    await runJob(other)
    assert.equal((await jobOf(other)).error, 'mirror_receiving', 'one at a time')
    await runJob(byStick)
    const { state: stick } = await jobOf(byStick)
    await whole
    const { state: line } = await jobOf(byWire)
    assert.deepEqual([stick, line], ['done', 'done'])
    assert.deepEqual(await resourceStates(), { [one.id]: 'published' })
    const visits = await db.from('mirror_visits').orderBy('started_at').orderBy('id')
    assert.deepEqual(
      visits.map(({ medium, outcome, note }) => [medium, outcome, note]),
      [
        ['http', 'partial', 'stopped'],
        ['stick', 'done', null],
      ]
    )
    assert.isAtLeast(
      new Date(visits[1].started_at).getTime(),
      new Date(visits[0].finished_at).getTime(),
      'one after the other'
    )
    await db.from('mirror_origins').update({ rate_kb: null })
    assert.isTrue(await isPollDue(sqlTime()), 'the line goes on where it was')
    wire.asked = []
    await runJob(await start({}))
    assert.deepEqual(wire.asked, ['POST /mirror/v1/poll'])
    wire.close()
    await centre.close()
  })
})

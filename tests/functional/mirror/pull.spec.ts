import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import { readFile } from 'node:fs/promises'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { isNight } from '#mirror/edge/night'
import { newKey } from '#mirror/trust/keys'
import { CountingLine } from '#bench/support/counting_line'
import { planProfile } from '#mirror/publisher/plan_profile'
import { contactOrigin } from '#mirror/edge/contact'
import { withdrawResource } from '#tests/support/mirror/withdraw'
import { receivingStore } from '#mirror/store/objects'
import { childrenLike } from '#tests/support/mirror/carrying'
import { until } from '#tests/support/until'
import Visit from '#mirror/models/visit'
import Origin from '#mirror/models/origin'
import { makeInstitution } from '#tests/support/accounts'
import { OwnServer } from '#tests/support/own_server'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { SmallOrigin } from '#tests/support/mirror/small_origin'
import { emptyLibrary, makeResource, makeSyllabus } from '#tests/support/library'
import { becomeEmpty, follow, publishAll } from '#tests/support/mirror/edge'
import { receivedRows, resourceStates } from '#tests/support/mirror/edge'
import { buildAndPublish, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'
import { noise } from '../../unit/mirror/corpus.js'

const film = { name: 'f.bin', content: noise('wire', 6 * 1024 * 1024), role: 'main' as const }
const small = { name: 'a.txt', content: 'rain', role: 'main' as const }

test.group('Mirror | by wire', (group) => {
  group.each.timeout(120_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(() => becomeEmpty())

  async function begin() {
    const centre = await FolderOrigin.open()
    const one = await makeResource({ files: [film] })
    const two = await makeResource({ files: [small] })
    await publishAll(centre)
    await becomeEmpty()
    const wire = await SmallOrigin.open(centre)
    const origin = await follow(centre, {
      ...{ url: wire.url, siteId: newId(), secretKey: encryption.encrypt(newKey().privatePem) },
    })
    const contact = () => contactOrigin(origin.id, { pause: 2 })
    const close = async () => {
      wire.close()
      await centre.close()
    }
    return { centre, wire, origin, contact, one, two, close }
  }

  test('everything comes; asked again there is one request of a few bytes', async ({ assert }) => {
    const { wire, contact, one, two, close } = await begin()
    assert.equal((await contact()).outcome, 'done')
    assert.sameMembers(Object.keys(await resourceStates()), [one.id, two.id])
    wire.asked = []
    assert.equal((await contact()).outcome, 'nothing_new')
    assert.deepEqual(wire.asked, ['POST /mirror/v1/poll'])
    await close()
  })

  test('a line that breaks goes on where it was; a busy origin is asked again', async ({
    assert,
  }) => {
    const { wire, contact, close } = await begin()
    wire.busy = 2
    wire.cut = { after: 2_500_000, times: 2 }
    assert.equal((await contact()).outcome, 'done')
    const ranges = wire.asked.filter((line) => line.includes('bytes='))
    assert.deepEqual(
      ranges.map((line) => /bytes=(\d+)/.exec(line)![1]),
      [String(2 * 1024 ** 2), String(4 * 1024 ** 2)]
    )
    await close()
  })

  test('the process that carries is killed: the contact goes on where it was', async ({
    assert,
  }) => {
    const { wire, origin, contact, close } = await begin()
    await origin.merge({ rateKb: 2500 }).save()
    const going = contact()
    const came = () =>
      readdirSync(receivingStore().incoming)
        .filter((name) => name.endsWith('.part'))
        .some((name) => statSync(join(receivingStore().incoming, name)).size > 2.5 * 1024 ** 2)
    await until(async () => existsSync(receivingStore().incoming) && came(), 60_000)
    const [pid] = childrenLike('carry/main')
    process.kill(pid, 'SIGKILL')
    assert.equal((await going).outcome, 'done')
    const ranges = wire.asked.filter((line) => line.includes('bytes='))
    assert.lengthOf(ranges, 1)
    assert.lengthOf(childrenLike('carry/main'), 0)
    await close()
  })

  test('without an answer the contact fails, is written down and comes later', async ({
    assert,
  }) => {
    const { wire, origin, contact, close } = await begin()
    wire.close()
    const failed = await contact()
    assert.deepEqual([failed.outcome, failed.note], ['failed', 'no_answer'])
    const row = await Origin.findOrFail(origin.id)
    assert.equal(row.failures, 1)
    assert.isNull(row.lastContactAt)
    assert.equal((await Visit.firstOrFail()).outcome, 'failed')
    await close()
  })

  test('what is large waits for the night; numbers sent only rise', async ({ assert }) => {
    const { origin, contact, close } = await begin()
    const now = DateTime.utc().setZone('Asia/Phnom_Penh')
    const time = (hours: number) => now.plus({ hours }).toFormat('HH:mm')
    await origin.merge({ nightFrom: time(2), nightTo: time(3) }).save()
    assert.deepEqual((await contact()).note, 'waits_for_night')
    await origin.merge({ nightFrom: time(-1), nightTo: time(1) }).save()
    assert.equal((await contact()).outcome, 'done')
    assert.isAbove(Number((await Origin.findOrFail(origin.id)).counter), 2)
    const at = (text: string) => DateTime.fromISO(`2026-11-23T${text}:00+07:00`)
    assert.isTrue(isNight('22:00', '05:00', at('23:30')))
    assert.isTrue(isNight('22:00', '05:00', at('04:59')))
    assert.isFalse(isNight('22:00', '05:00', at('05:00')))
    await close()
  })

  test('the month is used up: only what is withdrawn comes, until the next month or a person', async ({
    assert,
  }) => {
    const { wire, centre, origin, contact, one, two, close } = await begin()
    try {
      assert.equal((await contact()).outcome, 'done')
      const [{ used }] = await db.from('mirror_visits').sum('bytes as used')
      wire.monthBytes = Number(used)
      const three = await makeResource({ files: [small] })
      await publishAll(centre)
      await centre.revoke(1, [['library_resources', two.id, 1, 'revoked', 'ក', 'a']])
      wire.revocations = 1
      const held = await contact()
      assert.deepInclude(held, { outcome: 'held', note: 'waits_for_night', withdrawn: 1 })
      const states = await resourceStates()
      assert.deepEqual([states[one.id], states[two.id]], ['published', 'taken_down'])
      assert.notEqual((await receivedRows()).at(-1)?.state, 'active')
      // A stick is not the line.
      await db.from('mirror_visits').update({ medium: 'stick' })
      assert.equal((await contact()).outcome, 'done')
      assert.exists((await resourceStates())[three.id])
      await db.from('mirror_visits').update({ medium: 'http', bytes: wire.monthBytes })
      await publishAll(centre)
      assert.equal((await contact()).note, 'waits_for_night')
      assert.equal((await contactOrigin(origin.id, { isLargeNow: true })).outcome, 'done')
      await publishAll(centre)
      clock.freeze(clock.now().plus({ months: 1 }))
      assert.equal((await contact()).outcome, 'done')
    } finally {
      clock.release()
      await close()
    }
  })

  test('two servers: what the ministry publishes is at the school, and gone when withdrawn', async ({
    assert,
  }) => {
    await makeSyllabus()
    const root = await withKeys()
    const profile = await makeProfile()
    const one = await makeResource({ files: [film] })
    const two = await makeResource({ files: [small] })
    const forecast = async () => planProfile(profile, { breathe: async () => {} })
    const { firstFill } = await forecast()
    await buildAndPublish(profile)
    const site = await makeSite(profile, await makeInstitution())
    const line = new CountingLine(Number(new URL(process.env.APP_URL!).port))
    const school = await new OwnServer(false).open()
    mkdirSync(school.dataDir, { recursive: true })
    const told = join(school.folder, 'told.json')
    const chain = await readFile(join(root, 'tuf', '1.root.json'), 'utf8')
    const facts = { url: await line.open(), profile: profile.code, siteId: site.id }
    writeFileSync(told, JSON.stringify({ ...facts, root: chain, pem: site.key.privatePem }))
    const script = fileURLToPath(new URL('../../support/mirror/pull_child.ts', import.meta.url))
    const call = async () => {
      const { output } = await school.run([script, told]).ended
      const found = /^RESULT (.+)$/m.exec(output)
      if (!found) throw new Error(output)
      return JSON.parse(found[1])
    }
    try {
      await school.ace('migration:run', '--force')
      const first = await call()
      assert.equal(first.result.outcome, 'done', first.result.note)
      assert.sameMembers(
        first.states.map(({ id }: { id: string }) => id),
        [one.id, two.id]
      )
      const filled = line.take()
      assert.equal(filled.requests, firstFill.requests)
      assert.approximately(filled.bytes / firstFill.bytes, 1, 0.02)
      const three = await makeResource({ files: [small] })
      const { update } = await forecast()
      await buildAndPublish(profile)
      assert.lengthOf((await call()).states, 3)
      const updated = line.take()
      assert.equal(updated.requests, update!.requests)
      assert.approximately(updated.bytes / update!.bytes, 1, 0.02)
      await withdrawResource(two.id)
      const second = await call()
      assert.equal(second.result.withdrawn, 1)
      const state = second.states.find(({ id }: { id: string }) => id === two.id)
      assert.equal(state.state, 'taken_down')
      assert.exists(second.states.find(({ id }: { id: string }) => id === three.id))
    } finally {
      await line.close()
      await school.close()
    }
  })
})

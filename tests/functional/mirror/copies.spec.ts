import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { emptyLibrary } from '#tests/support/library'
import { becomeEmpty } from '#tests/support/mirror/edge'
import { AskingSite } from '#tests/support/mirror/asking'
import { makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'
import type { SigningKey } from '#mirror/trust/keys'

const POLL = '/mirror/v1/poll'
const place = (letter: string) => letter.repeat(32)
const machine = (letter: string) => letter.repeat(64)

/** A server with an identity and a memory: the number that it used last. */
class Box {
  memory = 0
  asking: AskingSite

  constructor(
    private id: string,
    private key: SigningKey,
    public boot: string,
    public hardware = machine('1')
  ) {
    this.asking = new AskingSite(id, key)
  }

  /** Its disk is copied to another machine. */
  copy(boot: string, hardware = machine('2')) {
    const other = new Box(this.id, this.key, boot, hardware)
    other.memory = this.memory
    return other
  }

  /** One question, asked again above the number that the origin knows. @returns the statuses */
  async poll({ isLost = false } = {}): Promise<number[]> {
    const said = {
      ...{ catalogue: null, sequence: null, revocations: 0, appVersion: '1.0.0' },
      ...{ ask: newId(), boot: this.boot, hardware: this.hardware },
    }
    const statuses: number[] = []
    if (isLost) await this.asking.post(POLL, said, this.memory + 1)
    for (let n = 0; n < 3; n++) {
      this.memory += 1
      const { status, json } = await this.asking.post(POLL, said, this.memory)
      statuses.push(status)
      if (status !== 409) break
      this.memory = json().counter
    }
    return statuses
  }
}

test.group('Mirror | two servers with one identity', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    await withKeys()
  })

  async function begin() {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    const { person } = await makeAccount({ role: 'mirror_operator', institutionId: ministry })
    const profile = await makeProfile()
    const { id, key } = await makeSite(profile, school, { hardware: machine('1') })
    const box = new Box(id, key, place('a'))
    const row = () => db.from('mirror_sites').where('id', id).first()
    const kinds = async () =>
      (await db.from('mirror_site_events').where('site_id', id).select('kind'))
        .map(({ kind }) => kind as string)
        .filter((kind) => kind !== 'contact')
    const told = async () =>
      (await db.from('identity_notifications').where('person_id', person.id)).map(
        ({ kind }) => kind as string
      )
    return { box, id, key, row, kinds, told }
  }

  test('a disk that was copied: both are refused and the operators told', async ({ assert }) => {
    const { box, row, kinds, told } = await begin()
    for (let n = 0; n < 3; n++) assert.deepEqual(await box.poll(), [200])
    const copy = box.copy(place('b'))
    assert.deepEqual(await box.poll(), [200])
    assert.deepEqual(await copy.poll(), [409, 200], 'so far it may be a restored backup')
    assert.equal((await row()).state, 'active')
    assert.deepEqual(await box.poll(), [403], 'its place had given way to another')
    assert.deepEqual(await copy.poll(), [403])
    const { state, cloned_at: at } = await row()
    assert.equal(state, 'reenrol')
    assert.isNotNull(at)
    assert.deepEqual((await kinds()).sort(), ['cloned', 'hardware', 'memory_back'])
    assert.sameMembers(await told(), ['mirror.site_hardware', 'mirror.site_cloned'])
    const objects = '/mirror/v1/tuf/timestamp.json'
    for (const one of [box, copy]) {
      const answer = await one.asking.get(objects)
      assert.deepEqual([answer.status, answer.json()], [403, { code: 'reenrol' }])
    }
  })

  test('also when both run on one machine, such as two containers', async ({ assert }) => {
    const { box, row } = await begin()
    await box.poll()
    const copy = box.copy(place('b'), machine('1'))
    await box.poll()
    await copy.poll()
    assert.deepEqual(await box.poll(), [403])
    assert.equal((await row()).state, 'reenrol')
  })

  test('where nothing tells the machines apart, numbers that go back and forth do', async ({
    assert,
  }) => {
    const { box, row } = await begin()
    await box.poll()
    const copy = box.copy(place('a'), machine('1'))
    const answers: number[] = []
    for (let n = 0; n < 4 && !answers.includes(403); n++) {
      answers.push(...(await box.poll()), ...(await copy.poll()))
    }
    assert.include(answers, 403)
    assert.equal((await row()).state, 'reenrol')
  })

  test('a database restored from a backup is no copy, also on another machine', async ({
    assert,
  }) => {
    const { box, row, kinds, told } = await begin()
    for (let n = 0; n < 6; n++) await box.poll()
    const restored = box.copy(place('a'), machine('1'))
    restored.memory = 2
    assert.deepEqual(await restored.poll(), [409, 200])
    for (let n = 0; n < 3; n++) assert.deepEqual(await restored.poll(), [200])
    // The machine burnt; its backup is restored on a new one, then restored again.
    const elsewhere = restored.copy(place('c'))
    elsewhere.memory = 4
    assert.deepEqual(await elsewhere.poll(), [409, 200])
    elsewhere.memory = 4
    assert.deepEqual(await elsewhere.poll(), [409, 200])
    for (let n = 0; n < 3; n++) assert.deepEqual(await elsewhere.poll(), [200])
    assert.equal((await row()).state, 'active')
    assert.notInclude(await kinds(), 'cloned')
    assert.deepEqual(await told(), ['mirror.site_hardware'], 'the other machine is told of')
  })

  test('an answer that was lost, and a machine that is started again, are nothing', async ({
    assert,
  }) => {
    const { box, row, kinds, told } = await begin()
    await box.poll()
    for (let n = 0; n < 6; n++) assert.deepEqual(await box.poll({ isLost: true }), [409, 200])
    for (const letter of ['b', 'c', 'd', 'e']) {
      box.boot = place(letter)
      assert.deepEqual(await box.poll(), [200])
    }
    assert.deepEqual([(await row()).forks, await kinds(), await told()], [0, [], []])
  })

  test('two processes of one server on two machines share its memory: no copy', async ({
    assert,
  }) => {
    const { box, row } = await begin()
    const other = box.copy(place('b'), machine('1'))
    for (let n = 0; n < 6; n++) {
      await box.poll()
      other.memory = box.memory
      await other.poll()
      box.memory = other.memory
    }
    assert.equal((await row()).state, 'active')
  })

  test('contacts of a day that say the same are one line', async ({ assert }) => {
    const { box, id } = await begin()
    for (let n = 0; n < 4; n++) await box.poll()
    const rows = await db.from('mirror_site_events').where('site_id', id)
    assert.deepEqual(
      rows.map(({ kind, polls }) => [kind, polls]),
      [['contact', 4]]
    )
  })
})

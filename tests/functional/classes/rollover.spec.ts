import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { erasePerson } from '#identity/actions/erase_person'
import { relayAll } from '#shared/outbox/relay'
import { runJob } from '#shared/jobs/run_job'
import ClassPupil from '#identity/models/class_pupil'
import Membership from '#identity/models/membership'
import Rollover from '#identity/models/rollover'
import SchoolClass from '#identity/models/school_class'
import { makeGradeList, makeYearClass } from '#tests/support/classes'
import { makeCountry, signedIn } from '#tests/support/people'

const TABLES = ['identity_classes', 'identity_class_pupils', 'identity_memberships']

/** Everything a rollover may write, as it stands, without what differs by nature. */
async function snapshot(institutionId: string) {
  const rows = await Promise.all([
    db.from('identity_classes').where('institution_id', institutionId).orderBy('id'),
    db.from('identity_class_pupils').orderBy('id'),
    db.from('identity_memberships').where('institution_id', institutionId).orderBy('id'),
  ])
  return JSON.stringify(Object.fromEntries(TABLES.map((name, index) => [name, rows[index]])))
}

/** 10A (3, two girls), 10B (2) and 12S (2, one girl), and a plan of their school. */
async function makePlan() {
  const { school } = await makeCountry()
  const leader = await signedIn('school_leader', school)
  const a = await makeYearClass(school, { name: '10A', capacity: 45, room: 'R1' }, 3, 2)
  const b = await makeYearClass(school, { name: '10B' }, 2)
  const twelve = { name: '12S', grade: 12, track: 'science' as const }
  const s = await makeYearClass(school, twelve, 2, 1)
  const form = { institution_id: school, year_from: '2025-2026', year_to: '2026-2027' }
  const begun = await leader.browser.post('/rollovers', { ...form, starts_on: '2026-11-01' })
  const rollover = await Rollover.findByOrFail('institutionId', school)
  const save = (fields: Record<string, string>) =>
    leader.browser.submit('PUT', `/rollovers/${rollover.id}`, {
      starts_on: '2026-11-01',
      ...fields,
    })
  return { school, leader, a, b, s, rollover, save, begun, page: `/rollovers/${rollover.id}` }
}

const grade = (id: string, target: string, code: string) => ({
  [`classes[${id}][outcome]`]: 'promote',
  [`classes[${id}][target]`]: target,
  [`classes[${id}][grade]`]: code,
})

test.group('The step into the next year', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('asks for the tracks after grade 10, keeps the plan, shows totals with girls', async ({
    assert,
  }) => {
    await makeGradeList()
    const { leader, a, b, save, begun, page, rollover, school } = await makePlan()
    assert.equal(begun.location, page)
    const before = await snapshot(school)
    const first = await leader.browser.get(page)
    assert.notInclude(first.html, `${page}/run`, 'no track was chosen')
    await save({
      ...grade(a.schoolClass.id, '11A', 'science-11'),
      ...grade(b.schoolClass.id, '11B', 'social-11'),
    })
    const second = await leader.browser.get(page)
    assert.include(second.html, `${page}/run`)
    const text = second.html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    assert.include(text, 'ឡើងថ្នាក់ 5 2')
    const again = await leader.browser.post('/rollovers', {
      ...{ institution_id: school, year_from: '2025-2026', year_to: '2026-2027' },
      starts_on: '2026-11-01',
    })
    assert.equal(again.location, page, 'the open plan is taken up again')
    assert.equal(await snapshot(school), before, 'a plan changes nothing')
    assert.equal((await Rollover.findOrFail(rollover.id)).state, 'draft')
  })

  test('promotes, repeats, graduates and leaves; is taken back whole', async ({ assert }) => {
    const { leader, a, b, s, save, page, school, rollover } = await makePlan()
    const [repeats, changes, leaves] = a.pupils
    await save({
      ...grade(a.schoolClass.id, '11A', 'science-11'),
      ...grade(b.schoolClass.id, '11B', 'social-11'),
    })
    const places = await ClassPupil.query().where('class_id', a.schoolClass.id)
    const field = ({ person }: (typeof a.pupils)[number]) =>
      `pupils[${places.find((one) => one.personId === person.id)!.id}]`
    await leader.browser.submit('PUT', `${page}/classes/${a.schoolClass.id}`, {
      [field(repeats)]: 'repeat|10A',
      [field(changes)]: 'promote|11B',
      [field(leaves)]: 'leave',
    })
    const before = await snapshot(school)
    await leader.browser.post(`${page}/run`)
    const applied = await Rollover.findOrFail(rollover.id)
    assert.equal(applied.state, 'applied')
    assert.deepEqual(applied.result!.pupils.graduate, { total: 2, female: 1 })
    assert.deepEqual(applied.result!.pupils.repeat, { total: 1, female: 1 })

    const next = await SchoolClass.query().where({ institution_id: school, year: '2026-2027' })
    assert.deepEqual(next.map((one) => one.name).sort(), ['10A', '11B'])
    const eleven = next.find((one) => one.name === '11B')!
    assert.deepInclude(eleven.serialize(), { grade: 11, track: 'social' })
    const seats = await ClassPupil.query().where('class_id', eleven.id).orderBy('roll_number')
    assert.deepEqual(
      seats.map((one) => one.rollNumber),
      [1, 2, 3]
    )
    const old = await ClassPupil.query().where('class_id', a.schoolClass.id)
    assert.deepEqual(old.map((one) => one.status).sort(), ['left', 'promoted', 'repeated'])
    assert.isTrue(old.every((one) => one.endsOn!.toISODate() === '2026-10-31'))
    const graduate = await Membership.findByOrFail('personId', s.pupils[0].person.id)
    assert.equal(graduate.endsOn!.toISODate(), '2026-10-31')

    await leader.browser.submit('DELETE', `${page}/run`)
    assert.equal((await Rollover.findOrFail(rollover.id)).state, 'undone')
    assert.equal(await snapshot(school), before)
  })

  test('forgets an erased pupil: nothing of theirs comes back, the others do', async ({
    assert,
  }) => {
    const { leader, a, b, save, page, rollover } = await makePlan()
    await save({
      ...grade(a.schoolClass.id, '11A', 'science-11'),
      ...grade(b.schoolClass.id, '11B', 'social-11'),
    })
    await leader.browser.post(`${page}/run`)
    const [gone, other] = a.pupils.map(({ person }) => person.id)
    const lines = async () => JSON.stringify(await db.from('identity_rollover_changes'))
    assert.include(await lines(), gone)
    assert.isTrue((await transaction((trx) => erasePerson(trx, SYSTEM, gone))).ok)
    assert.notInclude(await lines(), gone)
    assert.include(await lines(), other)
    await leader.browser.submit('DELETE', `${page}/run`)
    assert.equal((await Rollover.findOrFail(rollover.id)).state, 'undone')
    const places = (personId: string) => ClassPupil.query().where('person_id', personId)
    const [left, standing] = [await places(gone), await places(other)]
    assert.deepEqual(
      left.map((one) => one.status),
      ['promoted']
    )
    assert.deepEqual(
      standing.map((one) => one.status),
      ['active']
    )
    const role = await Membership.findByOrFail('personId', gone)
    assert.isNotNull(role.endsOn)
  })

  test('is not taken back when a pupil came into a new class or a number was changed', async ({
    assert,
  }) => {
    const { leader, a, b, save, page, school, rollover } = await makePlan()
    await save({
      ...grade(a.schoolClass.id, '11A', 'science-11'),
      ...grade(b.schoolClass.id, '11B', 'social-11'),
    })
    await leader.browser.post(`${page}/run`)
    const eleven = await SchoolClass.findByOrFail({ institutionId: school, name: '11A' })
    const seat = await ClassPupil.query().where('class_id', eleven.id).firstOrFail()
    const number = seat.rollNumber
    await seat.merge({ rollNumber: 40 }).save()
    const after = await snapshot(school)
    await leader.browser.submit('DELETE', `${page}/run`)
    assert.equal((await Rollover.findOrFail(rollover.id)).state, 'applied')
    assert.equal(await snapshot(school), after, 'nothing half undone')
    await seat.merge({ rollNumber: number }).save()
    await makeYearClass(school, { name: 'X', year: '2026-2027' })
    const stranger = (await makeYearClass(school, { name: 'Y', year: '2024-2025' }, 1)).pupils[0]
    await leader.browser.post(`/classes/${eleven.id}/pupils`, { pupil: stranger.username })
    await leader.browser.submit('DELETE', `${page}/run`)
    assert.equal((await Rollover.findOrFail(rollover.id)).state, 'applied')
  })

  test('names what stands against it: two classes, wrong grade, too many, no class', async ({
    assert,
  }) => {
    const { leader, a, b, save, page, rollover } = await makePlan()
    const twice = { classId: b.schoolClass.id, personId: a.pupils[0].person.id }
    await ClassPupil.create({ id: a.pupils[0].user.id, ...twice, status: 'active' })
    await a.schoolClass.merge({ capacity: 2 }).save()
    await save({
      ...grade(a.schoolClass.id, '11A', 'science-11'),
      ...grade(b.schoolClass.id, '', ''),
    })
    const { html } = await leader.browser.get(page)
    for (const words of ['កន្លែងក្នុងថ្នាក់ពីរ', 'មិនមានថ្នាក់ថ្មី', 'លើសចំនួនកន្លែង 1']) {
      assert.include(html, words)
    }
    await leader.browser.post(`${page}/run`)
    assert.equal((await Rollover.findOrFail(rollover.id)).state, 'draft')
    await save({ ...grade(a.schoolClass.id, '12A', 'science-12') })
    assert.include((await leader.browser.get(page)).html, 'មិនត្រូវនឹងការឡើងថ្នាក់')
  })

  test('a large school goes in the background, once', async ({ assert }) => {
    const { leader, a, b, save, page, rollover } = await makePlan()
    await save({
      ...grade(a.schoolClass.id, '11A', 'science-11'),
      ...grade(b.schoolClass.id, '11B', 'social-11'),
    })
    const { runRollover } = await import('#identity/actions/run_rollover')
    const actor = { userId: leader.user.id, personId: leader.person.id, name: '', grants: [] }
    await runRollover(actor, rollover.id, 2000)
    const waiting = await Rollover.findOrFail(rollover.id)
    assert.equal(waiting.state, 'applying')
    assert.include((await leader.browser.get(page)).html, `/jobs/${waiting.jobId}`)
    await relayAll()
    await runJob(waiting.jobId!)
    await runJob(waiting.jobId!)
    assert.equal((await Rollover.findOrFail(rollover.id)).state, 'applied')
    const [{ total }] = await db
      .from('identity_classes')
      .where({ institution_id: rollover.institutionId, year: '2026-2027' })
      .count('* as total')
    assert.equal(Number(total), 2)
  })
})

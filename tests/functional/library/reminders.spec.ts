import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { clock } from '#shared/clock'
import { isPressing, remindOfWorkOrders } from '#library/coverage/remind'
import { makeWorkOrder } from '#tests/support/reviews'
import { emptyLibrary, makeSyllabus, signedIn } from '#tests/support/library'

const at = (day: string) => clock.freeze(DateTime.fromISO(`${day}T06:30:00+07:00`).toUTC())

test.group('Reminders of work orders', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.teardown(() => clock.release())

  const kindsTo = async (personId: string) => {
    const rows = await db.from('identity_notifications').where('person_id', personId)
    return rows.map(({ kind }) => kind).sort()
  }

  test('once before the day, each week after it, never for what is done', async ({ assert }) => {
    const { lesson } = await makeSyllabus()
    const { person } = await signedIn('teacher')
    const { person: planner } = await signedIn('education_specialist')
    const id = await makeWorkOrder(lesson, { assigneeId: person.id })
    await makeWorkOrder(lesson)
    await db.from('library_work_orders').where('id', id).update({ opened_by: planner.id })

    at('2027-01-11')
    assert.isFalse(await isPressing())
    assert.equal(await remindOfWorkOrders(), 0)
    at('2027-01-12')
    assert.isTrue(await isPressing())
    assert.equal(await remindOfWorkOrders(), 1)
    assert.equal(await remindOfWorkOrders(), 0)
    at('2027-01-15')
    assert.equal(await remindOfWorkOrders(), 0, 'its own day')
    assert.deepEqual(await kindsTo(person.id), ['library.work_order_due'])
    assert.deepEqual(await kindsTo(planner.id), [])

    at('2027-01-16')
    assert.equal(await remindOfWorkOrders(), 1)
    assert.deepEqual(await kindsTo(planner.id), ['library.work_order_overdue'])
    at('2027-01-22')
    assert.equal(await remindOfWorkOrders(), 0)
    at('2027-01-23')
    assert.equal(await remindOfWorkOrders(), 1)
    await db.from('library_work_orders').where('id', id).update({ state: 'done' })
    at('2027-03-01')
    assert.isFalse(await isPressing())
    assert.equal(await remindOfWorkOrders(), 0)
    assert.lengthOf(await kindsTo(person.id), 3)
  })
})

import db from '@adonisjs/lucid/services/db'
import { clock, ZONE } from '#shared/clock'
import { readTime, sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { formatDate } from '#shared/khmer/dates'
import { notify } from '#identity/actions/notify'

/** So long before its day somebody is reminded, and again each week after it. */
const DAYS_BEFORE = 3
const DAYS_BETWEEN = 7

const day = (offset = 0) => clock.now().setZone(ZONE).plus({ days: offset }).toISODate()!

const pressing = () =>
  db
    .from('library_work_orders as o')
    .join('curriculum_lessons as l', 'l.id', 'o.lesson_id')
    .where('o.state', 'assigned')
    .whereNotNull('o.due_on')
    .where('o.due_on', '<=', day(DAYS_BEFORE))
    .select('o.id', 'o.due_on', 'o.reminded_at', 'o.assignee_id', 'o.opened_by', 'l.code')

type Pressing = { due_on: string; reminded_at: Date | string | null }

/** What is to be said: `due` once before its day or on it, `overdue` each week after it. */
function wordFor({ due_on: due, reminded_at: reminded }: Pressing) {
  const last = reminded && readTime(reminded)
  if (due >= day()) return last ? undefined : 'due'
  const wasTold = last && last.setZone(ZONE).toISODate()! > due
  const isRecent = last && clock.now().diff(last, 'days').days < DAYS_BETWEEN
  return wasTold && isRecent ? undefined : 'overdue'
}

const dayWords = (due: string) => ({
  km: formatDate(due, { locale: 'km' }),
  en: formatDate(due, { locale: 'en' }),
})

/** Whether anything is pressing: else no job is started. */
export async function isPressing() {
  const rows = await pressing()
  return rows.some((row) => wordFor(row))
}

/**
 * Reminds of work orders whose day is near or over: whoever shall do it, and after the day whoever opened it too. Each
 * reminder is written with its order, so that it goes out once whatever happens. @returns how many
 */
export async function remindOfWorkOrders(): Promise<number> {
  let count = 0
  for (const row of await pressing()) {
    const word = wordFor(row)
    if (!word) continue
    await transaction(async (trx) => {
      const open = trx.from('library_work_orders').where({ id: row.id, state: 'assigned' })
      const before = row.reminded_at
        ? open.where('reminded_at', row.reminded_at)
        : open.whereNull('reminded_at')
      if (Number(await before.update({ reminded_at: sqlTime() })) === 0) return
      const to = word === 'due' ? [row.assignee_id] : [row.assignee_id, row.opened_by]
      await notify(trx, {
        kind: `library.work_order_${word}`,
        to: [...new Set<string>(to)],
        data: { lesson: row.code, day: dayWords(row.due_on) },
        href: `/work-orders/${row.id}`,
      })
      count += 1
    })
  }
  return count
}

import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { pagerOf } from '#shared/database/pager'
import { inLocale, translate } from '#shared/http/translate'
import namesOfPeople from '#identity/queries/names_of_people'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export const orderTabs = ['open', 'mine', 'done'] as const
export type OrderTab = (typeof orderTabs)[number]

export type WorkOrder = {
  id: string
  lessonId: string
  lessonCode: string
  lessonKm: string
  lessonEn: string
  language: string
  kind: string | null
  note: string | null
  state: 'open' | 'assigned' | 'done' | 'cancelled'
  openedBy: string
  assigneeId: string | null
  dueOn: string | null
  resourceCode: string | null
}

const PER_PAGE = 20

const rows = () =>
  db
    .from('library_work_orders as o')
    .join('curriculum_lessons as l', 'l.id', 'o.lesson_id')
    .leftJoin('library_resources as r', 'r.id', 'o.resource_id')

const COLUMNS = [
  'o.*',
  'l.code as lesson_code',
  'l.title_km',
  'l.title_en',
  'r.code as resource_code',
]

const orderOf = (row: any): WorkOrder => ({
  id: row.id,
  lessonId: row.lesson_id,
  lessonCode: row.lesson_code,
  lessonKm: row.title_km,
  lessonEn: row.title_en,
  language: row.language,
  kind: row.kind,
  note: row.note,
  state: row.state,
  openedBy: row.opened_by,
  assigneeId: row.assignee_id,
  dueOn: row.due_on,
  resourceCode: row.resource_code,
})

/** The order with this id; 404 where there is none. */
export async function findWorkOrder(id: string): Promise<WorkOrder> {
  const row = validate(id) ? await rows().where('o.id', id).select(COLUMNS).first() : undefined
  if (!row) throw new Exception('No such order', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return orderOf(row)
}

/** Orders that wait or are at work, those of this person, and those that are over. Three queries. */
export async function listWorkOrders(
  actor: Actor,
  locale: Locale,
  { tab, page }: { tab: OrderTab; page: number }
) {
  const asked = () => {
    if (tab === 'mine') {
      return rows().where({ 'o.assignee_id': actor.personId, 'o.state': 'assigned' })
    }
    return rows().whereIn('o.state', tab === 'open' ? ['open', 'assigned'] : ['done', 'cancelled'])
  }
  const [{ total }] = await asked().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const found = await asked()
    .orderByRaw('case when o.due_on is null then 1 else 0 end')
    .orderBy('o.due_on')
    .orderBy('o.created_at')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select(COLUMNS)
  const orders = found.map(orderOf)
  const ids = [...new Set(orders.flatMap(({ assigneeId }) => assigneeId ?? []))]
  const names = await namesOfPeople(ids, locale)
  return { pager, orders: orders.map((one) => shownOrder(one, names, locale)) }
}

const TONES = { open: 'warn', assigned: 'info', done: 'ok', cancelled: 'neutral' } as const

/** An order in words. */
export const shownOrder = (order: WorkOrder, names: Map<string, string>, locale: Locale) => ({
  ...order,
  href: `/work-orders/${order.id}`,
  lesson: `${order.lessonCode} ${inLocale(locale, order.lessonKm, order.lessonEn)}`,
  what: [
    translate(locale, `library.languages.${order.language}`),
    order.kind ? translate(locale, `library.kinds.${order.kind}`) : '',
  ]
    .filter(Boolean)
    .join(' · '),
  stateTag: {
    text: translate(locale, `library.orders.states.${order.state}`),
    tone: TONES[order.state],
  },
  assignee: order.assigneeId ? names.get(order.assigneeId) : undefined,
})

import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import type { Actor } from '#shared/actor'
import type { WorkOrder } from '#library/coverage/work_orders'

export type OrderInput = {
  lessonId: string
  language: string
  kind: string | null
  note: string | null
  dueOn: string | null
  assigneeId: string | null
}

/** Opens work on a lesson without a resource; whoever shall do it is told. @returns its id */
export async function openWorkOrder(actor: Actor, input: OrderInput, lesson: string) {
  const id = newId()
  await transaction(async (trx) => {
    await trx.table('library_work_orders').insert({
      ...{ id, lesson_id: input.lessonId, language: input.language, kind: input.kind },
      ...{ note: input.note, due_on: input.dueOn, assignee_id: input.assigneeId },
      ...{ opened_by: actor.personId, created_at: sqlTime() },
      state: input.assigneeId ? 'assigned' : 'open',
    })
    await audit(trx, actor, {
      verb: 'library.work_order_opened',
      subject: { type: 'work_order', id },
      after: { lesson, language: input.language, due: input.dueOn },
    })
    if (input.assigneeId)
      await tell(trx, 'library.work_order_assigned', input.assigneeId, id, lesson)
  })
  return id
}

/** Gives it to somebody, or takes it on. */
export async function assignWorkOrder(
  actor: Actor,
  order: WorkOrder,
  { assigneeId, dueOn }: { assigneeId: string; dueOn?: string | null }
) {
  await transaction(async (trx) => {
    const open = trx.from('library_work_orders').where('id', order.id)
    const changed = await open.whereIn('state', ['open', 'assigned']).update({
      ...{ assignee_id: assigneeId, state: 'assigned', reminded_at: null },
      ...(dueOn === undefined ? {} : { due_on: dueOn }),
    })
    if (Number(changed) === 0) return
    await audit(trx, actor, {
      verb: 'library.work_order_assigned',
      subject: { type: 'work_order', id: order.id },
      before: { assignee: order.assigneeId, due: order.dueOn },
      after: { assignee: assigneeId, due: dueOn ?? order.dueOn },
    })
    if (assigneeId !== actor.personId) {
      await tell(trx, 'library.work_order_assigned', assigneeId, order.id, order.lessonCode)
    }
  })
}

/** Ends it: done with what came of it, or cancelled. Whoever opened it is told. */
export async function closeWorkOrder(
  actor: Actor,
  order: WorkOrder,
  { state, resourceId }: { state: 'done' | 'cancelled'; resourceId: string | null }
) {
  await transaction(async (trx) => {
    const open = trx.from('library_work_orders').where('id', order.id)
    const values = { state, resource_id: resourceId, done_at: sqlTime() }
    if (Number(await open.whereIn('state', ['open', 'assigned']).update(values)) === 0) return
    await audit(trx, actor, {
      verb: 'library.work_order_closed',
      subject: { type: 'work_order', id: order.id },
      before: { state: order.state },
      after: { state, resource: resourceId },
    })
    if (order.openedBy !== actor.personId) {
      await tell(trx, 'library.work_order_closed', order.openedBy, order.id, order.lessonCode)
    }
  })
}

const tell = (trx: any, kind: string, personId: string, id: string, lesson: string) =>
  notify(trx, { kind, to: [personId], data: { lesson }, href: `/work-orders/${id}` })

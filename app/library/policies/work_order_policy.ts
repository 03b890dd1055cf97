import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import { AUTHORS } from '#library/access'
import { mayPlan, PLANNERS } from '#library/coverage/access'
import type { Actor } from '#shared/actor'
import type { WorkOrder } from '#library/coverage/work_orders'

export default class WorkOrderPolicy extends BasePolicy {
  /** Those who write see what is asked for. */
  view(actor: Actor) {
    return holdsRole(actor, [...AUTHORS, ...PLANNERS])
  }

  plan(actor: Actor) {
    return mayPlan(actor)
  }

  /** Whoever plans gives it to anyone; an author takes an open one on. */
  assign(actor: Actor, order: WorkOrder) {
    return mayPlan(actor) || (order.state === 'open' && holdsRole(actor, AUTHORS))
  }

  close(actor: Actor, order: WorkOrder) {
    return mayPlan(actor) || order.assigneeId === actor.personId
  }
}

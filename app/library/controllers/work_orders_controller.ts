import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { kinds, languages } from '#library/types'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { mayPlan } from '#library/coverage/access'
import { holdsRole } from '#identity/queries/is_staff'
import { AUTHORS } from '#library/access'
import { assigneeNamed } from '#library/coverage/assignee'
import { findByCode } from '#library/queries/find_resource'
import { findByCodes } from '#curriculum/queries/find_by_codes'
import { lessonTitles } from '#curriculum/queries/lesson_titles'
import namesOfPeople from '#identity/queries/names_of_people'
import * as orders from '#library/coverage/work_orders'
import * as change from '#library/coverage/change_work_order'
import * as validators from '#library/validators/work_order'
import type { HttpContext } from '@adonisjs/core/http'

/** Work on gaps: what shall be made or translated, by whom, until when. */
export default class WorkOrdersController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    const { text, page } = listQuery(ctx)
    const tab = orders.orderTabs.find((one) => one === text('tab')) ?? 'open'
    const listed = await orders.listWorkOrders(ctx.actor!, ctx.locale, { tab, page })
    return ctx.view.render('pages/library/work_orders/index', {
      ...listed,
      ...{ tab, tabs: orders.orderTabs },
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('plan')
    const t = (key: string) => translate(ctx.locale, `library.${key}`)
    const lesson = ctx.pageState?.old?.lesson ?? ctx.request.qs().lesson ?? ''
    const titles = await lessonTitles([String(lesson)], ctx.locale)
    return ctx.view.render('pages/library/work_orders/create', {
      lesson,
      title: titles.get(lesson),
      language: ctx.request.qs().language ?? 'km',
      languages: languages.map((value) => ({ value, text: t(`languages.${value}`) })),
      kinds: kinds.map((value) => ({ value, text: t(`kinds.${value}`) })),
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('plan')
    const typed = await ctx.request.validateUsing(validators.workOrderValidator)
    const points = await findByCodes([typed.lesson])
    const point = points.get(typed.lesson)
    if (!point) refuseField('lesson', translate(ctx.locale, 'library.orders.refusals.lesson'))
    const assigneeId = typed.assignee ? await this.person(ctx, typed.assignee) : null
    const id = await change.openWorkOrder(
      ctx.actor!,
      {
        ...{ lessonId: point.lessonId, language: typed.language, kind: typed.kind ?? null },
        ...{ note: typed.note ?? null, dueOn: typed.due_on ?? null, assigneeId },
      },
      typed.lesson
    )
    notice(ctx, 'library.notices.order_opened')
    return ctx.response.redirect().status(303).toPath(`/work-orders/${id}`)
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    const order = await orders.findWorkOrder(ctx.params.id)
    const people = [order.openedBy, order.assigneeId].filter((one) => one !== null)
    const names = await namesOfPeople(people, ctx.locale)
    const isOpen = order.state === 'open' || order.state === 'assigned'
    const plans = mayPlan(ctx.actor)
    return ctx.view.render('pages/library/work_orders/show', {
      order: orders.shownOrder(order, names, ctx.locale),
      title: inLocale(ctx.locale, order.lessonKm, order.lessonEn),
      opener: names.get(order.openedBy),
      canAssign: isOpen && plans,
      canTake: order.state === 'open' && holdsRole(ctx.actor, AUTHORS),
      canClose: isOpen && (plans || order.assigneeId === ctx.actor!.personId),
    })
  }

  edit(ctx: HttpContext) {
    return this.show(ctx)
  }

  /** Gives it to somebody, or to oneself. */
  async update(ctx: HttpContext) {
    const order = await orders.findWorkOrder(ctx.params.id)
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('assign', order)
    const typed = await ctx.request.validateUsing(validators.assignmentValidator)
    const isOwn = !typed.assignee || !mayPlan(ctx.actor)
    const assigneeId = isOwn ? ctx.actor!.personId : await this.person(ctx, typed.assignee!)
    await change.assignWorkOrder(ctx.actor!, order, {
      assigneeId,
      dueOn: mayPlan(ctx.actor) && typed.due_on ? typed.due_on : undefined,
    })
    notice(ctx, 'library.notices.order_assigned')
    return ctx.response.redirect().status(303).toPath(`/work-orders/${order.id}`)
  }

  async destroy(ctx: HttpContext) {
    const order = await orders.findWorkOrder(ctx.params.id)
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('close', order)
    const { state, code } = await ctx.request.validateUsing(validators.closingValidator)
    const made = code ? await findByCode(code) : undefined
    if (code && !made) {
      refuseField('code', translate(ctx.locale, 'library.lineage.refusals.unknown'))
    }
    await change.closeWorkOrder(ctx.actor!, order, { state, resourceId: made?.id ?? null })
    notice(ctx, 'library.notices.order_closed')
    return ctx.response.redirect().status(303).toPath(`/work-orders/${order.id}`)
  }

  private async person({ locale }: HttpContext, username: string): Promise<string> {
    const id = await assigneeNamed(username)
    return id ?? refuseField('assignee', translate(locale, 'library.orders.refusals.assignee'))
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import { PageState } from '#shared/http/page_state'

type Message = { field: string; message: string }

/** The action that shows the form which `store` and `update` take. */
const FORM_OF: Record<string, string> = { store: 'create', update: 'edit' }

/**
 * Answers an invalid form with its own page, status 422, the old values and the errors in place: the form's
 * `create` or `edit` action of the same controller is run again. False where there is no such page.
 */
export async function renderRefusedForm(messages: Message[], ctx: HttpContext) {
  const handler = ctx.route?.handler as { reference?: unknown } | undefined
  const reference = handler?.reference
  if (!Array.isArray(reference)) return false
  const form = FORM_OF[String(reference[1] ?? '')]
  if (!form) return false

  const Controller = await controllerOf(reference[0])
  if (!Controller || typeof Controller.prototype[form] !== 'function') return false
  const controller = await ctx.containerResolver.make(Controller)

  ctx.pageState ??= new PageState(ctx)
  ctx.pageState.old = ctx.request.except([
    '_csrf',
    '_method',
    'password',
    'password_confirmation',
    'current_password',
    'pin',
    'code',
  ])
  for (const { field, message } of messages) (ctx.pageState.errors[field] ??= []).push(message)
  ctx.response.status(422)
  ctx.response.send(await controller[form](ctx))
  return true
}

async function controllerOf(reference: unknown) {
  if (typeof reference !== 'function') return undefined
  if (/^class\b/.test(Function.prototype.toString.call(reference))) return reference as any
  return ((await reference()) as { default: any }).default
}

import { translate } from '#shared/http/translate'
import { scopesFor } from '#courses/access'
import { scopes, type Scope } from '#courses/types'
import type { HttpContext } from '@adonisjs/core/http'

/** For whom this person may keep a bank or a quiz; what it is kept for now stays possible. */
export async function scopeChoices({ actor, locale }: HttpContext, now?: Scope) {
  const may = await scopesFor(actor!)
  const t = (key: string) => translate(locale, `courses.${key}`)
  return scopes
    .filter((one) => may.includes(one) || one === now)
    .map((value) => ({ value, text: t(`scopes.${value}`), hint: t(`scope_hints.${value}`) }))
}

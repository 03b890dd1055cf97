import { today } from '#identity/queries/current_memberships'
import { findPerson } from '#identity/queries/find_person'
import { institutionChoice } from '#identity/queries/institution_choice'
import { institutionNames } from '#identity/queries/institution_names'
import { levelsAt } from '#identity/queries/reach'
import { personName } from '#identity/queries/person_name'
import { listQuery } from '#shared/http/list_query'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * The form of a transfer: of a person of the actor's own (`?person=`), to somewhere else; or of somebody elsewhere,
 * to an institution of the actor's.
 */
export async function transferForm(ctx: HttpContext) {
  const { actor, request, locale } = ctx
  const { text, page } = listQuery(ctx)
  const personId = request.input('person_id') ?? text('person')
  if (personId) {
    const person = await findPerson(personId)
    const held = person.memberships.filter((one) => !one.isGuest)
    const ids = held.map((one) => one.institutionId)
    const levels = await levelsAt(actor!, ids)
    const names = await institutionNames(ids, locale)
    const own = [...new Set(ids)].filter((id) => levels.has(id))
    return {
      person: { id: person.id, name: personName(person, locale) },
      own: own.map((id) => ({ value: id, text: names.get(id) ?? '' })),
      today: today(),
    }
  }
  const institutionId = request.input('institution_id') ?? text('institution')
  const wanted = { institutionId, q: text('q'), page }
  return { person: null, today: today(), ...(await institutionChoice(actor!, wanted, locale)) }
}

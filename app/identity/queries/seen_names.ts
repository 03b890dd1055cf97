import Person from '#identity/models/person'
import { pseudonymOf } from '#identity/pseudonym'
import { hiddenFrom } from '#identity/queries/person_rows'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/**
 * The names of people as this person may see them: pupils of other schools under their pseudonyms. Three queries at
 * most.
 */
export async function seenNames(
  actor: Actor,
  ids: readonly string[],
  locale: Locale
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const people = await Person.query()
    .whereIn('id', [...new Set(ids)])
    .preload('memberships')
  const hidden = await hiddenFrom(actor, people)
  return new Map(
    people.map((person) => [
      person.id,
      hidden.has(person.id) ? pseudonymOf(person.id) : person.name(locale),
    ])
  )
}

/** Those of these people whom this person sees by name. Three queries at most. */
export async function seenByName(actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const people = await Person.query()
    .whereIn('id', [...new Set(ids)])
    .preload('memberships')
  const hidden = await hiddenFrom(actor, people)
  return people.filter(({ id }) => !hidden.has(id)).map(({ id }) => id)
}

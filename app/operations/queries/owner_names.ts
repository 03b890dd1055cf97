import Person from '#identity/models/person'
import { SYSTEM } from '#shared/actor'
import { translate } from '#shared/http/translate'
import { personName } from '#identity/queries/person_name'
import type { Locale } from '#config/i18n'

/** Names of the people who did something, by id; the server's own is among them. */
export async function ownerNames(ids: string[], locale: Locale) {
  const people = await Person.findMany([...new Set(ids)])
  const names = new Map(people.map((person) => [person.id, personName(person, locale)]))
  return names.set(SYSTEM.personId, translate(locale, 'audit.system'))
}

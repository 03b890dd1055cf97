import Person from '#identity/models/person'
import { personName } from '#identity/queries/person_name'
import type { PersonNames } from '#shared/audit/history'

/** Names for the histories that modules below this one show. */
const namesOfPeople: PersonNames = async (ids, locale) => {
  const people = await Person.findMany(ids)
  return new Map(people.map((person) => [person.id, personName(person, locale)]))
}

export default namesOfPeople

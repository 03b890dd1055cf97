import { sortKey } from '#shared/khmer/sort_key'
import { personName } from '#identity/queries/person_name'

type Named = {
  surnameKm: string | null
  givenKm: string | null
  surnameLatin: string | null
  givenLatin: string | null
}

/** What lists sort by. Under which keys a person is found: `find/person_keys.ts`. */
export const personIndex = (person: Named) => ({ sortKey: sortKey(personName(person, 'km')) })

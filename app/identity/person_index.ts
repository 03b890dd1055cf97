import { sortKey } from '#shared/khmer/sort_key'
import { clusterText } from '#shared/khmer/clusters'
import { personName } from '#identity/queries/person_name'

type Indexed = {
  surnameKm: string | null
  givenKm: string | null
  surnameLatin: string | null
  givenLatin: string | null
  payrollId: string | null
  studentNumber: string | null
}

/** What lists search in and sort by: names in both scripts, in either order of surname and given name, and numbers. */
export function personIndex(person: Indexed, username?: string) {
  const { surnameKm, givenKm, surnameLatin, givenLatin, payrollId, studentNumber } = person
  const names = [personName(person, 'km'), givenLatin, surnameLatin, givenLatin]
  const text = [surnameKm, givenKm, ...names, payrollId, studentNumber, username]
  return {
    searchText: clusterText(text.filter(Boolean).join(' ')),
    sortKey: sortKey(personName(person, 'km')),
  }
}

import { DateTime } from 'luxon'
import { clock } from '#shared/clock'

type Cells = Record<string, string>

const hasKhmer = (text: string) => /\p{Script=Khmer}/u.test(text)

/** A user of a package with the demographics, as a row of the list of staff or of pupils. */
export function userCells(cells: Cells, facts: Cells | undefined, role: string): Cells {
  const isPupil = role === 'student'
  return {
    ...names(cells),
    sex: facts?.sex ?? '',
    phone: cells.sms || cells.phone || '',
    ...(isPupil
      ? { student_number: cells.identifier ?? '', age_band: band(facts?.birthDate) }
      : {
          payroll_id: cells.userMasterIdentifier || cells.identifier || '',
          birth_date: facts?.birthDate ?? '',
          role,
        }),
  }
}

/** The names in either script: the standard has one name and a preferred one. */
function names(cells: Cells): Cells {
  const given = [cells.givenName, cells.middleName].filter(Boolean).join(' ')
  const first = { surname: cells.familyName ?? '', given }
  const second = { surname: cells.preferredFamilyName ?? '', given: cells.preferredGivenName ?? '' }
  const [km, latin] = hasKhmer(first.surname + first.given) ? [first, second] : [second, first]
  return {
    ...(hasKhmer(km.surname + km.given) && { surname_km: km.surname, given_km: km.given }),
    ...(!hasKhmer(latin.surname + latin.given) && {
      surname_latin: latin.surname,
      given_latin: latin.given,
    }),
  }
}

const BANDS = [
  [5, '0-5'],
  [8, '6-8'],
  [11, '9-11'],
  [14, '12-14'],
  [17, '15-17'],
] as const

/** Of a pupil's date of birth the age band is kept, and nothing else. */
function band(birthDate: string | undefined): string {
  const born = DateTime.fromISO(birthDate ?? '')
  if (!born.isValid) return ''
  const age = Math.floor(clock.now().diff(born, 'years').years)
  return BANDS.find(([most]) => age <= most)?.[1] ?? '18+'
}

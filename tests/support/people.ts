import { newId } from '#shared/ids'
import { personIndex } from '#identity/person_index'
import ClassPupil from '#identity/models/class_pupil'
import SchoolClass from '#identity/models/school_class'
import { makeAccount, makeInstitution, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import type { Role } from '#identity/types'

/** The ministry above a province, the province above two districts, a school in each. */
export async function makeCountry() {
  const ministry = await makeInstitution()
  const province = await makeInstitution(ministry)
  const [district, otherDistrict] = [
    await makeInstitution(province),
    await makeInstitution(province),
  ]
  const [school, otherSchool] = [
    await makeInstitution(district),
    await makeInstitution(otherDistrict),
  ]
  return { ministry, province, district, otherDistrict, school, otherSchool }
}

/** A browser in which someone with this role at the institution is signed in. */
export async function signedIn(role: Role, institutionId: string) {
  const account = await makeAccount({ role, institutionId })
  const browser = new BrowserSession()
  await browser.signIn(account.username, PASSWORD)
  return { ...account, browser }
}

type Names = Partial<
  Record<
    'surnameKm' | 'givenKm' | 'surnameLatin' | 'givenLatin' | 'studentNumber' | 'payrollId',
    string
  >
>

/** A person with these names, found by them; the role is that of a pupil unless another is given. */
export async function makePerson(institutionId: string, names: Names, role: Role = 'student') {
  const none = { surnameKm: null, givenKm: null, surnameLatin: null, givenLatin: null }
  const person = { ...none, payrollId: null, studentNumber: null, ...names }
  return makeAccount({ role, institutionId, person: { ...person, ...personIndex(person) } })
}

/** A class of these pupils. */
export async function makeClass(
  institutionId: string,
  homeroomPersonId: string | null,
  pupils: string[] = []
) {
  const id = newId()
  const values = { name: id.slice(-6), year: '2026-2027', grade: 10 }
  const schoolClass = await SchoolClass.create({ id, institutionId, homeroomPersonId, ...values })
  for (const personId of pupils) await ClassPupil.create({ id: newId(), classId: id, personId })
  return schoolClass
}

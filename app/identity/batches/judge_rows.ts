import { searchKey } from '#shared/khmer/normalise'
import { levelOf, PUPIL } from '#identity/levels'
import { notEnded } from '#identity/queries/current_memberships'
import ClassPupil from '#identity/models/class_pupil'
import Person from '#identity/models/person'
import type { BatchRow, Duplicate, JudgedRow } from '#identity/batches/batch_row'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Place = { institutionId: string; classId: string | null; role: string }

/** Finds the lines whose person is in the list twice, has an account by number, or sits in the class by name. */
export async function judgeRows(
  rows: BatchRow[],
  place: Place,
  client?: TransactionClientContract
): Promise<JudgedRow[]> {
  const taken = await takenNumbers(rows, place, client)
  const classmates = await classmatesByName(place.classId, client)
  // Two of one name sit in many classes: different numbers tell them apart.
  const isClassmate = (name: string, number: string | null) =>
    classmates.get(name)?.some((other) => !other || !number) ?? false
  const numbers = new Set<string>()
  const names = new Set<string>()
  return rows.map((row) => {
    if (row.problem) return { ...row, duplicate: null }
    const name = nameKey(row)
    const duplicate = ((): Duplicate | null => {
      if (row.number && taken.has(row.number)) return 'number_exists'
      if (row.number && numbers.has(row.number)) return 'number_in_list'
      if (isClassmate(name, row.number)) return 'name_in_class'
      return names.has(name) && !row.number ? 'name_in_list' : null
    })()
    if (row.number) numbers.add(row.number)
    names.add(name)
    return { ...row, duplicate }
  })
}

type Named = Pick<BatchRow, 'surnameKm' | 'givenKm' | 'surnameLatin' | 'givenLatin'>

/** Names that look alike are alike, whichever order their vowels were typed in. */
const nameKey = ({ surnameKm, givenKm, surnameLatin, givenLatin }: Named) =>
  searchKey(surnameKm || givenKm ? `${surnameKm} ${givenKm}` : `${surnameLatin} ${givenLatin}`)

async function takenNumbers(
  rows: BatchRow[],
  { institutionId, role }: Place,
  client?: TransactionClientContract
) {
  const numbers = rows.map((row) => row.number).filter((number) => number !== null)
  if (numbers.length === 0) return new Set<string>()
  if (levelOf(role) > PUPIL) {
    const staff = await Person.query({ client }).whereIn('payroll_id', numbers)
    return new Set(staff.map((person) => person.payrollId!))
  }
  const pupils = await Person.query({ client })
    .whereIn('student_number', numbers)
    .whereHas('memberships', (memberships) => memberships.where('institution_id', institutionId))
  return new Set(pupils.map((person) => person.studentNumber!))
}

/** The numbers of the pupils of the class, by their names. */
async function classmatesByName(classId: string | null, client?: TransactionClientContract) {
  const byName = new Map<string, (string | null)[]>()
  if (!classId) return byName
  const places = ClassPupil.query({ client }).where('class_id', classId)
  const pupils = await notEnded(places).preload('person')
  for (const { person } of pupils) {
    const name = nameKey(person)
    byName.set(name, [...(byName.get(name) ?? []), person.studentNumber])
  }
  return byName
}

import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import ClassPupil from '#identity/models/class_pupil'
import Rollover from '#identity/models/rollover'
import SchoolClass from '#identity/models/school_class'
import Transfer from '#identity/models/transfer'
import { makePerson } from '#tests/support/people'

/** The code list of grades with their tracks, as the pack of the ministry has it for upper secondary schools. */
export async function makeGradeList() {
  const codes = ['10', '11', '12', 'science-11', 'social-11', 'science-12', 'social-12']
  const rows = codes.map((code, position) => ({
    ...{ id: newId(), list: 'class_grade', code, position },
    ...{ label_km: `ថ្នាក់ទី ${code}`, label_en: `Grade ${code}` },
  }))
  await db.table('institutions_code_entries').multiInsert(rows)
  forget()
}

/** A class of a year with so many pupils, the first of them girls. */
export async function makeYearClass(
  institutionId: string,
  wish: Partial<SchoolClass> & { name: string },
  pupils = 0,
  girls = 0
) {
  const values = { id: newId(), institutionId, year: '2025-2026', grade: 10, track: null }
  const schoolClass = await SchoolClass.create({ ...values, searchText: '', ...wish })
  const people = []
  for (let n = 0; n < pupils; n++) {
    const made = await makePerson(institutionId, {
      surnameLatin: 'Pupil',
      studentNumber: `${wish.name}-${n}`,
    })
    await made.person.merge({ sex: n < girls ? 'female' : 'male' }).save()
    const place = { classId: schoolClass.id, personId: made.person.id, rollNumber: n + 1 }
    await ClassPupil.create({ id: newId(), ...place, status: 'active' })
    people.push(made)
  }
  return { schoolClass, pupils: people }
}

/** A transfer somebody has asked for; it waits for the receiving side unless said. */
export const makeTransfer = (
  personId: string,
  way: { from: string; to: string },
  wish: Partial<Transfer> = {}
) =>
  Transfer.create({
    ...{ id: newId(), kind: 'transfer', personId, role: 'student', reason: null },
    ...{ fromInstitutionId: way.from, toInstitutionId: way.to, awaits: 'to', state: 'asked' },
    startsOn: DateTime.fromISO('2026-12-01'),
    askedBy: personId,
    ...wish,
  })

/** A plan of a school without classes. */
export const makeRollover = (institutionId: string, createdBy: string, wish = {}) =>
  Rollover.create({
    ...{ id: newId(), institutionId, createdBy, state: 'draft' },
    ...{ yearFrom: '2025-2026', yearTo: '2026-2027' },
    startsOn: DateTime.fromISO('2026-11-01'),
    plan: { classes: {}, pupils: {}, extra: [], carryHomeroom: false, carryTeachers: false },
    ...wish,
  })

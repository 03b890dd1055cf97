import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { benchNames } from '#bench/support/people_names'
import { writeKeys } from '#identity/find/write_keys'

const PORTION = 100
const STAFF = 26

/** The same for the database of one school or district, on any database. */
export async function seedFewPeople(size: number, schools: string[]) {
  const names = benchNames()
  const at = sqlTime()
  for (let from = 0; from < size; from += PORTION) {
    const people = Array.from({ length: Math.min(PORTION, size - from) }, (_, index) => {
      const n = from + index
      return { n, id: newId(), isStaff: n % STAFF === 0, school: schools[n % schools.length] }
    })
    await db.transaction(async (trx) => {
      await trx.table('identity_people').multiInsert(
        people.map(({ n, id, isStaff }) => {
          const name = names[(n * 7919) % names.length]
          return {
            id,
            ...{ surname_km: name.surnameKm, given_km: name.givenKm },
            ...{ surname_latin: name.surnameLatin, given_latin: name.givenLatin },
            sex: n % 2 ? 'male' : 'female',
            payroll_id: isStaff ? String(n).padStart(8, '0') : null,
            student_number: isStaff ? null : `s${n}`,
            sort_key: name.sortKey,
            ...{ created_at: at, updated_at: at },
          }
        })
      )
      await trx.table('identity_users').multiInsert(
        people.map(({ n, id }) => ({
          id: newId(),
          ...{ person_id: id, username: `u${n}`, password: 'x', must_change_password: false },
          ...{ failed_attempts: 0, created_at: at, updated_at: at },
        }))
      )
      await trx.table('identity_memberships').multiInsert(
        people.map(({ id, isStaff, school }) => ({
          id: newId(),
          ...{ person_id: id, institution_id: school, role: isStaff ? 'teacher' : 'student' },
          created_at: at,
        }))
      )
      await writeKeys(
        people.map((one) => one.id),
        trx
      )
    })
  }
  await seedClasses(schools, at)
}

async function seedClasses(schools: string[], at: string) {
  for (const school of schools) {
    const pupils = await db
      .from('identity_memberships')
      .where({ institution_id: school, role: 'student' })
      .select('person_id')
    const classes = Array.from({ length: 6 }, (_, n) => ({ id: newId(), grade: n + 1 }))
    await db.table('identity_classes').multiInsert(
      classes.map(({ id, grade }) => ({
        ...{ id, institution_id: school, name: `${grade}A`, year: '2026-2027', grade },
        created_at: at,
      }))
    )
    for (let from = 0; from < pupils.length; from += PORTION) {
      const part = pupils.slice(from, from + PORTION).map(({ person_id: personId }, index) => ({
        id: newId(),
        ...{ class_id: classes[(from + index) % classes.length].id, person_id: personId },
      }))
      await db.table('identity_class_pupils').multiInsert(part)
    }
  }
}

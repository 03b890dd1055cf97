import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#shared/database/times'
import { nationalIdHint } from '#identity/secrets/national_id'
import { personCodes, type CodeColumn } from '#identity/queries/person_codes'
import type { Locale } from '#config/i18n'
import type { PersonalData } from '#shared/privacy/personal_data'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const SHOWN = [
  ...['surname_km', 'given_km', 'surname_latin', 'given_latin', 'sex', 'payroll_id'],
  ...['student_number', 'phone', 'birth_date', 'age_band', 'position_code', 'category_code'],
  ...['qualification_code', 'staff_status', 'guardian_name', 'guardian_phone'],
]

/** The row of a person; of the national id its end only, for the file may be lost on the way. */
export async function personFields(personId: string, locale: Locale) {
  const people = db.from('identity_people').where('id', personId)
  const rows = await people.select(...SHOWN, 'national_id', 'created_at', 'updated_at')
  const codes = await personCodes(locale)
  const label = (column: CodeColumn, value: string | null) =>
    codes[column].find((one) => one.value === value)?.text ?? value
  return rows.map((row) => ({
    ...row,
    position_code: label('positionCode', row.position_code),
    category_code: label('categoryCode', row.category_code),
    qualification_code: label('qualificationCode', row.qualification_code),
    staff_status: label('staffStatus', row.staff_status),
    national_id: nationalIdHint(row.national_id),
  }))
}

export async function erasePersonRow(trx: TransactionClientContract, personId: string) {
  const empty = Object.fromEntries(
    [...SHOWN, 'national_id', 'national_id_key'].map((column) => [column, null])
  )
  await trx
    .from('identity_people')
    .where('id', personId)
    .update({ ...empty, sort_key: '', erased_at: sqlTime() })
  await trx.from('identity_person_keys').where('person_id', personId).delete()
}

/** Numbers of before, and entries that turned out to be the same person. */
export const formerData: PersonalData[] = [
  {
    kind: 'identity.payroll_numbers',
    tables: ['identity_payroll_numbers'],
    query: (personId) =>
      db
        .from('identity_payroll_numbers')
        .where('person_id', personId)
        .orderBy('to_on')
        .limit(1000)
        .select('number', 'from_on', 'to_on', 'reason'),
    async erase(trx, personId) {
      await trx.from('identity_payroll_numbers').where('person_id', personId).delete()
    },
  },
  {
    kind: 'identity.roster_ids',
    tables: ['identity_roster_ids'],
    query: (personId) =>
      db.from('identity_roster_ids').where('row_id', personId).limit(1000).select('sourced_id'),
    async erase(trx, personId) {
      await trx.from('identity_roster_ids').where('row_id', personId).delete()
    },
  },
  {
    kind: 'identity.merges',
    tables: ['identity_person_merges'],
    query: (personId) =>
      db
        .from('identity_person_merges')
        .where((either) => either.where('kept_id', personId).orWhere('gone_id', personId))
        .limit(1000)
        .select('created_at', 'undone_at'),
    async erase(trx, personId) {
      await trx
        .from('identity_person_merges')
        .where((either) => either.where('kept_id', personId).orWhere('gone_id', personId))
        .update({ moved: null })
    },
  },
]

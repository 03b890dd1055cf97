import type { PersonColumn } from '#shared/people/person_columns'

/** Where identity names people, but for accounts, of which a person has one. */
export const identityPersonColumns: PersonColumn[] = [
  {
    table: 'identity_memberships',
    column: 'person_id',
    unique: ['institution_id', 'role'],
  },
  { table: 'identity_class_pupils', column: 'person_id', unique: ['class_id'] },
  { table: 'identity_class_teachers', column: 'person_id', unique: ['class_id', 'subject_id'] },
  { table: 'identity_transfers', column: 'person_id' },
  { table: 'identity_classes', column: 'homeroom_person_id' },
  { table: 'identity_payroll_numbers', column: 'person_id' },
  { table: 'identity_notifications', column: 'person_id' },
]

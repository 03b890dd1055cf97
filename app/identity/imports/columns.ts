import type { ImportColumn } from '#shared/imports/import_kind'

const names: ImportColumn[] = [
  { name: 'surname_km', aliases: ['នាមត្រកូល'], example: 'សុខ' },
  { name: 'given_km', aliases: ['នាមខ្លួន'], example: 'ដារ៉ា' },
  { name: 'surname_latin', example: 'Sok' },
  { name: 'given_latin', example: 'Dara' },
  { name: 'sex', aliases: ['gender'], note: true, example: 'F' },
]

const rest: ImportColumn[] = [
  { name: 'phone', example: '012 345 678' },
  { name: 'location_code', note: true, example: '03069999014' },
  { name: 'is_new', note: true },
]

export const staffColumns: ImportColumn[] = [
  { name: 'payroll_id', aliases: ['number'], note: true, example: '0012345678' },
  { name: 'old_payroll_id', note: true },
  ...names,
  { name: 'birth_date', aliases: ['dob'], note: true, example: '1990-11-30' },
  { name: 'role', note: true, example: 'teacher' },
  { name: 'position_code', note: true, example: '36' },
  { name: 'category_code' },
  { name: 'qualification_code' },
  { name: 'staff_status' },
  ...rest,
]

export const pupilColumns: ImportColumn[] = [
  { name: 'student_number', aliases: ['number'], note: true, example: '2041' },
  ...names,
  { name: 'age_band', note: true, example: '15-17' },
  { name: 'class', note: true, example: '10A' },
  { name: 'grade', note: true, example: '10' },
  { name: 'guardian_name' },
  { name: 'guardian_phone' },
  ...rest,
]

/** One line of a list as it was read: cleaned, not yet judged. */
export type BatchRow = {
  /** The line in the list, from 1, without the heading. */
  line: number
  surnameKm: string | null
  givenKm: string | null
  surnameLatin: string | null
  givenLatin: string | null
  sex: 'male' | 'female' | null
  number: string | null
  /** What is wrong with the line by itself. */
  problem: RowProblem | null
}

/** Someone who is there already and gets an account. */
export type PersonOfBatch = { personId: string }

export const isPerson = (row: BatchRow | PersonOfBatch): row is PersonOfBatch => 'personId' in row

/** The lines whose people are new. */
export const linesOf = (rows: (BatchRow | PersonOfBatch)[] | null) =>
  (rows ?? []).filter((row): row is BatchRow => !isPerson(row))

export type RowProblem =
  | 'no_name'
  | 'no_username'
  | 'name_too_long'
  | 'latin_has_khmer'
  | 'bad_number'
  | 'bad_sex'
  | 'too_many_columns'

/** Why a line gives no account although it is in order: someone is there already. */
export type Duplicate = 'number_in_list' | 'name_in_list' | 'number_exists' | 'name_in_class'

export type JudgedRow = BatchRow & { duplicate: Duplicate | null }

/** Whether an account is made of the line. */
export const isNew = (row: JudgedRow) => !row.problem && !row.duplicate

import { test } from '@japa/runner'
import rules from '#library/sync'
import { libraryPersonColumns } from '#library/person_columns'

/** Columns that hold the id of a person; names and words are not moved. */
const NAMES_PERSON = /_by$|^person_id$|^reviewer_id$|^assignee_id$/

test.group('People in the tables of the library', () => {
  test('every column that names one moves when two people turn out to be one', ({ assert }) => {
    const named = Object.entries(rules).flatMap(([table, { personal }]) =>
      personal.filter((column) => NAMES_PERSON.test(column)).map((column) => `${table}.${column}`)
    )
    const moved = libraryPersonColumns.map(({ table, column }) => `${table}.${column}`)
    assert.sameMembers(moved, named)
  })
})

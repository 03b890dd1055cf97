/**
 * A column of a module that names a person. When two people turn out to be one, its rows move to the one that is
 * kept. `unique` are the columns that are unique together with it: a row that the kept person has already stays
 * behind with the other.
 */
export type PersonColumn = { table: string; column: string; unique?: readonly string[] }

const columns: PersonColumn[] = []

export function registerPersonColumns(list: readonly PersonColumn[]) {
  columns.push(...list)
}

export const personColumns = (): readonly PersonColumn[] => columns

/**
 * The condition that a JSON column holding a list of codes or numbers has one of them, with the values to bind. Both
 * databases give such a column as text.
 */
export function listHolds(column: string, value: string | number): [string, string[]] {
  const bare = ['[', ']'].reduce(
    (sql, sign) => `replace(${sql}, '${sign}', ',')`,
    `replace(replace(cast(${column} as text), ' ', ''), '"', '')`
  )
  return [`${bare} like ?`, [`%,${value},%`]]
}

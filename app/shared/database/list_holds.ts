/**
 * The condition that a JSON column holding a list of codes or numbers has one of them, with the values to bind. Both
 * databases give such a column as text.
 */
export function listHolds(column: string, value: string | number): [string, string[]] {
  const text = `cast(${column} as text)`
  if (typeof value === 'string') return [`${text} like ?`, [`%"${value}"%`]]
  const bare = `replace(replace(${text}, ' ', ''), '"', '')`
  return [`replace(replace(${bare}, '[', ','), ']', ',') like ?`, [`%,${value},%`]]
}

import { searchKey } from '#shared/khmer/index'

/** A column that is looked for in a file. */
export type TableColumn = {
  name: string
  required?: boolean
  /** Other heads it may stand under, in any language. */
  heads?: readonly string[]
}

/** What the heads of a file were taken for. */
export type Header = {
  line: number
  /** The name of the column at each place of a row, or undefined. */
  places: (string | undefined)[]
  /** The names of the columns that are there. */
  found: string[]
  /** Heads that nobody knows, as they are written. */
  unknown: string[]
  /** The names of required columns that are not there. */
  missing: string[]
  /** The names of columns that are there twice. */
  twice: string[]
}

/** Heads are compared without capitals, spaces, punctuation and marks of the typing order of Khmer. */
const plain = (head: string) => searchKey(head).replace(/[^\p{L}\p{N}\p{M}]/gu, '')

/** A function that reads a row of heads; the names and heads of the columns are made ready once. */
export function headerMatcher(columns: readonly TableColumn[]) {
  const nameOf = new Map<string, string>()
  for (const { name, heads = [] } of columns) {
    for (const head of [name, ...heads]) {
      const key = plain(head)
      if (key && !nameOf.has(key)) nameOf.set(key, name)
    }
  }
  return (line: number, cells: readonly string[]): Header => {
    const places = cells.map((cell) => nameOf.get(plain(cell)))
    const all = places.filter((name) => name !== undefined)
    const found = [...new Set(all)]
    return {
      line,
      places,
      found,
      unknown: cells.filter((cell, at) => cell && !places[at]),
      missing: columns.filter((one) => one.required && !found.includes(one.name)).map(nameIs),
      twice: found.filter((name) => all.indexOf(name) !== all.lastIndexOf(name)),
    }
  }
}

const nameIs = ({ name }: TableColumn) => name

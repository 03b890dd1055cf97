import type { CaseObject } from '#curriculum/case/types'

/** What a query of a list asks for (1EdTech REST binding, section on data collections). */
export type CaseQuery = {
  limit: number
  offset: number
  sort?: string
  orderBy: 'asc' | 'desc'
  filter: Condition[]
  fields?: string[]
}

type Condition = { field: string; operator: string; value: string; join: 'AND' | 'OR' }

/** A parameter that cannot be understood; the code is one of the binding's `imsx_codeMinorFieldValue`. */
export class CaseQueryError extends Error {
  constructor(
    readonly code:
      'invalid_sort_field' | 'invalid_selection_field' | 'invalid_filter_field' | 'invalid_data'
  ) {
    super(code)
  }
}

const whole = (value: unknown, fallback: number, least: number, most: number) => {
  if (value === undefined) return fallback
  const number = Number(value)
  if (!Number.isInteger(number) || number < least) throw new CaseQueryError('invalid_data')
  return Math.min(number, most)
}

const NAME = /^[A-Za-z][A-Za-z.]*$/

/** @throws CaseQueryError */
export function caseQuery(values: Record<string, unknown>): CaseQuery {
  const sort = values.sort === undefined ? undefined : String(values.sort)
  if (sort !== undefined && !NAME.test(sort)) throw new CaseQueryError('invalid_sort_field')
  const orderBy = values.orderBy ?? 'asc'
  if (orderBy !== 'asc' && orderBy !== 'desc') throw new CaseQueryError('invalid_data')
  const fields = values.fields === undefined ? undefined : String(values.fields).split(',')
  if (fields?.some((field) => !NAME.test(field.trim()))) {
    throw new CaseQueryError('invalid_selection_field')
  }
  return {
    limit: whole(values.limit, 100, 1, 1000),
    offset: whole(values.offset, 0, 0, Number.MAX_SAFE_INTEGER),
    sort,
    orderBy,
    filter: conditions(values.filter),
    fields: fields?.map((field) => field.trim()),
  }
}

const CONDITION = /^\s*([A-Za-z.]+)\s*(=|!=|>=|<=|>|<|~)\s*'([^']*)'\s*(?:(AND|OR)\s+|$)/

function conditions(value: unknown): Condition[] {
  if (value === undefined || value === '') return []
  const found: Condition[] = []
  let rest = String(value).slice(0, 1000)
  let join: Condition['join'] = 'AND'
  while (rest.trim()) {
    const match = CONDITION.exec(rest)
    if (!match) throw new CaseQueryError('invalid_filter_field')
    found.push({ field: match[1], operator: match[2], value: match[3], join })
    join = (match[4] as Condition['join']) ?? 'AND'
    rest = rest.slice(match[0].length)
  }
  return found
}

const textOf = (object: CaseObject, field: string) => {
  const value = object[field]
  return value === undefined ? '' : Array.isArray(value) ? value.join(' ') : String(value)
}

function holds(object: CaseObject, { field, operator, value }: Condition): boolean {
  const own = textOf(object, field)
  const compared = own.localeCompare(value, 'en')
  const answers: Record<string, boolean> = {
    '=': own === value,
    '!=': own !== value,
    '>': compared > 0,
    '>=': compared >= 0,
    '<': compared < 0,
    '<=': compared <= 0,
    '~': own.toLowerCase().includes(value.toLowerCase()),
  }
  return answers[operator]
}

/** The part of a list that a query asks for, and how many there are without limit and offset. */
export function applyQuery<T extends CaseObject>(list: T[], query: CaseQuery) {
  const { sort, orderBy, filter, limit, offset, fields } = query
  const matching = list.filter((one) =>
    filter.reduce(
      (so, condition, at) =>
        at === 0
          ? holds(one, condition)
          : condition.join === 'OR'
            ? so || holds(one, condition)
            : so && holds(one, condition),
      true
    )
  )
  if (sort) {
    const turn = orderBy === 'desc' ? -1 : 1
    matching.sort(
      (a, b) => turn * textOf(a, sort).localeCompare(textOf(b, sort), 'en', { numeric: true })
    )
  }
  const rows = matching.slice(offset, offset + limit)
  return { total: matching.length, rows: fields ? rows.map((one) => pick(one, fields)) : rows }
}

/** Only these fields; the names that the binding requires are always there. */
const pick = (object: CaseObject, fields: string[]): CaseObject =>
  Object.fromEntries(
    Object.entries(object).filter(
      ([name]) => fields.includes(name) || name === 'identifier' || name === 'uri'
    )
  )

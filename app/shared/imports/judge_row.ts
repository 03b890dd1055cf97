import type { JudgedRow, RowChange } from '#shared/imports/import_kind'
import type { RowReader } from '#shared/imports/row_reader'

type Value = string | number | boolean | null

type Judgement<Values extends object> = Omit<JudgedRow<Values>, 'line' | 'outcome' | 'changes'> & {
  values: Values
  /** The fields of `values` that people see; the name of a field is the name of its column. */
  compare: Partial<Record<string, keyof Values>>
  /** The row that stands already, with the same fields. */
  present?: (Partial<Record<keyof Values, unknown>> & { id: string }) | null
}

/**
 * The judgement of a row that adds something or changes what stands: bad where `read` found something wrong, `same`
 * where nothing differs. `changes` holds each field that differs, as text; for an added row those that are filled.
 */
export function judgeRow<Values extends object>(
  read: RowReader,
  { compare, present, ...rest }: Judgement<Values>
): JudgedRow<Values> {
  const changes: RowChange[] = []
  for (const [field, key] of Object.entries(compare) as [string, keyof Values][]) {
    const before = textOf(present?.[key] as Value)
    const after = textOf(rest.values[key] as Value)
    if (before !== after) changes.push({ field, before, after })
  }
  const outcome = present ? (changes.length > 0 ? 'change' : 'same') : 'add'
  return {
    ...rest,
    line: read.line,
    outcome: read.problems.length > 0 ? 'bad' : outcome,
    subjectId: present?.id ?? null,
    changes,
    problems: [...read.problems, ...(rest.problems ?? [])],
  }
}

function textOf(value: Value | undefined): string | null {
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

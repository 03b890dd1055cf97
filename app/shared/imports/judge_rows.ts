import type { ImportKind, JudgedRow, RawRow, RowProblem } from '#shared/imports/import_kind'

/** Where each key of a file was seen first. */
export type SeenKeys = Map<string, number>

/** Judges a portion and adds what is wrong in every kind of file: empty cells that must be filled, things twice. */
export async function judgeRows(
  kind: ImportKind,
  context: unknown,
  rows: RawRow[],
  seen: SeenKeys
): Promise<JudgedRow[]> {
  const required = kind.columns.filter((column) => column.required)
  const judged = await kind.judge(context, rows)
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]))
  if (judged.length !== rows.length) throw new Error(`${kind.kind} did not judge every row`)
  return judged.map((row) => {
    const cells = cellsOf.get(row.line) ?? {}
    const problems = [...(row.problems ?? [])]
    const add = (problem: RowProblem) => {
      if (!problems.some(({ field }) => field === problem.field)) problems.push(problem)
      row.outcome = 'bad'
    }
    for (const { name } of required) if (!cells[name]) add({ field: name, code: 'required' })
    for (const problem of twice(row, seen)) add(problem)
    return { ...row, problems }
  })
}

function twice({ line, outcome, keys = {} }: JudgedRow, seen: SeenKeys): RowProblem[] {
  const problems: RowProblem[] = []
  for (const [field, value] of Object.entries(keys)) {
    if (!value) continue
    const key = `${field}\n${value}`
    const first = seen.get(key)
    if (first !== undefined && first !== line) {
      problems.push({ field, code: 'twice', data: { line: first } })
    } else if (outcome !== 'bad') seen.set(key, line)
  }
  return problems
}

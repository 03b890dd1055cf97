import { isPlayed } from '#library/packages'
import { receiveMany } from '#media/actions/receive_many'
import type { AppliedRow, BroughtRow, RowProblem } from '#shared/imports/import_kind'
import type { EntryValues, GivenFile, Source } from '#library/sources/types'

/** Takes the files of entries out of their source. Those that stand already are left alone. */
export async function bringFiles(
  source: Source,
  rows: AppliedRow<EntryValues>[]
): Promise<BroughtRow<EntryValues>[]> {
  const wanted = rows.flatMap((row) =>
    row.outcome === 'remove'
      ? []
      : row.values.given.files.filter(({ blob }) => !blob).map((file) => ({ row, file }))
  )
  const answers = await receiveMany(
    wanted.map(({ file }) => ({
      ...{ name: file.name, print: file.print, size: file.size },
      open: () => source.open(file),
      ...(source.pathOf ? { path: () => source.pathOf!(file) } : {}),
    }))
  )
  const kept = new Map<GivenFile, GivenFile>()
  const problems = new Map<number, RowProblem[]>()
  for (const [at, { row, file }] of wanted.entries()) {
    const answer = answers[at]
    if (answer.ok) {
      const { blob, kind } = answer.value
      kept.set(file, { ...file, blob, ...(isPlayed(kind) ? { plays: true } : {}) })
    } else {
      const { code, data } = answer.error
      const said = problems.get(row.line) ?? []
      said.push({ field: 'files', code: 'file_refused', data: { name: file.name } })
      said.push({ field: 'files', code, ...(data ? { data } : {}) })
      problems.set(row.line, said)
    }
  }
  return rows.map((row) => {
    const { given, ...rest } = row.values
    const files = given.files.map((file) => kept.get(file) ?? file)
    return {
      line: row.line,
      values: { ...rest, given: { ...given, files } },
      problems: problems.get(row.line),
    }
  })
}

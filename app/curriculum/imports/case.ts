import { readFile, stat } from 'node:fs/promises'
import { SheetError } from '#shared/sheets/sheet_error'
import { defineImport, type RawRow } from '#shared/imports/import_kind'
import { CaseError, readPackage } from '#curriculum/case/read_package'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import { definitionKinds } from '#curriculum/case/types'
import { applyCase, finishCase } from '#curriculum/imports/apply_case'
import { judgeCase, openCase, scanCase, staleCase } from '#curriculum/imports/judge_case'
import type { CaseContext, CaseValues } from '#curriculum/imports/judge_case'

/** The largest national frameworks are below 40 MB; a package is read whole, for its parts speak of one another. */
const MOST_BYTES = 64 * 1024 * 1024

/** A framework as a CASE package (1.0 or 1.1): kept whole, brought up to date when it comes again. */
export const caseImport = defineImport<CaseContext, CaseValues>({
  kind: 'curriculum.case',
  columns: [{ name: 'kind' }, { name: 'identifier' }, { name: 'title' }, { name: 'changed' }],
  home: '/curriculum/documents',
  reader: { accept: '.json,application/json', read },
  may: (actor) => editsCurriculum(actor),
  open: openCase,
  scan: scanCase,
  judge: judgeCase,
  stale: staleCase,
  apply: applyCase,
  finish: finishCase,
})

/** Each object of the package is a row; a package that cannot be understood is one row that says why. */
async function* read(path: string): AsyncIterable<RawRow> {
  const { size } = await stat(path)
  if (size > MOST_BYTES) throw new SheetError('too_large', { most: MOST_BYTES / 1024 / 1024 })
  try {
    yield* rowsOf(readPackage(await readFile(path, 'utf8')))
  } catch (error) {
    if (!(error instanceof CaseError)) throw error
    const cells = { kind: 'refused', code: error.code, data: JSON.stringify(error.data) }
    yield { line: 1, cells }
  }
}

export function* rowsOf(found: ReturnType<typeof readPackage>): Iterable<RawRow> {
  let line = 0
  const row = (kind: string, value: object, more: Record<string, string> = {}) => ({
    line: ++line,
    place: `${kind} ${line}`,
    cells: { kind, json: JSON.stringify(value), ...more },
  })
  const rubrics: Record<string, string> = found.CFRubrics
    ? { rubrics: JSON.stringify(found.CFRubrics) }
    : {}
  yield row('CFDocument', found.CFDocument, rubrics)
  for (const [at, item] of found.CFItems.entries()) yield row('CFItem', item, { at: String(at) })
  for (const one of found.CFAssociations) yield row('CFAssociation', one)
  for (const kind of definitionKinds) {
    for (const one of found.CFDefinitions[kind] ?? []) yield row(kind, one)
  }
}

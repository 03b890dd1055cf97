import db from '@adonisjs/lucid/services/db'
import { Job } from '#shared/jobs/job'
import { translate } from '#shared/http/translate'
import { pagerOf } from '#shared/database/pager'
import { importKind, type RowOutcome } from '#shared/imports/import_kind'
import { wordsOf } from '#shared/imports/import_heads'
import { jobShape } from '#operations/queries/job_shape'
import { moment } from '#operations/queries/moment'
import { importRow } from '#operations/queries/import_row'
import { fileProblem, kindTitle } from '#operations/queries/import_words'
import type { Import, ImportState } from '#shared/imports/import'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

const TONES: Record<ImportState, string> = {
  ...{ reading: 'info', ready: 'info', refused: 'bad', applying: 'info' },
  ...{ applied: 'ok', undoing: 'info', undone: 'neutral', discarded: 'neutral' },
}

export const stateTone = (state: ImportState) => TONES[state]

const OUTCOMES: RowOutcome[] = ['bad', 'add', 'change', 'remove', 'same']

type Filter = { outcome: string | null; page: number }

/** An import as its page shows it: how far it is, what would become of the rows, and one page of them. */
export async function showImport(row: Import, filter: Filter, locale: Locale) {
  const kind = importKind(row.kind)
  const job = row.jobId ? await Job.find(row.jobId) : null
  const lists = listsOf(row, locale)
  const chosen =
    lists.find(({ name }) => name === filter.outcome) ??
    lists.find(({ count, name }) => count > 0 && !name.startsWith('mark-'))
  const hasRows = !row.rowsDropped && !['reading', 'refused', 'discarded'].includes(row.state)
  const pager = pagerOf(chosen?.count ?? 0, filter.page, PER_PAGE)
  const isMoving = ['reading', 'applying', 'undoing'].includes(row.state) && (job?.isOpen ?? false)
  const isStuck = ['reading', 'applying', 'undoing'].includes(row.state) && !isMoving
  return {
    entry: {
      id: row.id,
      title: kindTitle(row.kind, locale),
      fileName: row.fileName,
      size: row.size,
      status: row.state,
      stateText: translate(locale, `imports.states.${row.state}`),
      tone: stateTone(row.state),
      problem: row.problem ? fileProblem(row.problem, row.kind, locale) : undefined,
      unknown: row.heads?.unknown ?? [],
      total: row.total,
      toApply: row.toApply,
      leftOut: row.leftOut,
      createdText: moment(row.createdAt, locale),
      appliedText: row.appliedAt ? moment(row.appliedAt, locale) : undefined,
      home: kind?.home ?? '/imports',
    },
    counts: countsOf(row),
    lists,
    chosen: chosen?.name,
    chosenText: chosen?.text,
    pager,
    hasRows,
    rows: hasRows && chosen ? await page(row, chosen.name, pager, locale) : [],
    links: hasRows ? await linksOf(row, locale) : [],
    mayChoose:
      row.state === 'ready' &&
      Boolean(kind?.isChoosable) &&
      chosen !== undefined &&
      !['bad', 'same'].includes(chosen.name),
    job: job ? jobShape(job, locale) : undefined,
    isMoving,
    isStuck,
    mayApply: row.state === 'ready' || (isStuck && row.state === 'applying'),
    mayPreview: row.state === 'ready' || (isStuck && row.state === 'reading'),
    mayDiscard:
      ['reading', 'ready', 'refused'].includes(row.state) || (isStuck && row.state !== 'undoing'),
    mayUndo: mayUndo(row, isStuck),
    undoNote: kind?.takeBack && translate(locale, `imports.take_back.${wordsOf(row.kind)}`),
    // What stopped in the middle of this left some rows taken back.
    isByRow: Boolean(kind?.takeBack) && row.state === 'undoing',
  }
}

function mayUndo(row: Import, isStuck: boolean) {
  const kind = importKind(row.kind)
  if (row.rowsDropped) return false
  if (kind?.takeBack) return row.state === 'applied' || (isStuck && row.state === 'undoing')
  return Boolean(kind?.undo) && row.state === 'applied'
}

const countsOf = (row: Import) => ({
  ...{ bad: row.bad, add: row.toAdd, change: row.toChange, remove: row.toRemove, same: row.same },
})

/** The lists of rows: by what would become of them, and by what is remarkable. */
function listsOf(row: Import, locale: Locale) {
  const counts = countsOf(row)
  const outcomes = OUTCOMES.filter((one) => one !== 'remove' || counts.remove > 0).map((name) => ({
    ...{ name: name as string, count: counts[name] },
    text: translate(locale, `imports.outcomes.${name}`),
  }))
  const marks = Object.entries(row.marks ?? {}).map(([mark, count]) => ({
    ...{ name: `mark-${mark}`, count },
    text: translate(locale, `imports.marks.${wordsOf(row.kind)}.${mark}`),
  }))
  return [...marks, ...outcomes]
}

const linksOf = async (row: Import, locale: Locale) =>
  (await importKind(row.kind)?.links?.({ id: row.id, options: row.options, locale })) ?? []

async function page(row: Import, list: string, pager: { page: number }, locale: Locale) {
  const rows = await db
    .from('shared_import_rows')
    .where('import_id', row.id)
    .where(list.startsWith('mark-') ? { mark: list.slice(5) } : { outcome: list })
    .orderBy('line')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return rows.map((one) => importRow(row.kind, one, locale))
}

import db from '@adonisjs/lucid/services/db'
import { Job } from '#shared/jobs/job'
import { translate } from '#shared/http/translate'
import { pagerOf } from '#shared/database/pager'
import { importKind, type RowOutcome } from '#shared/imports/import_kind'
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

const OUTCOMES: RowOutcome[] = ['bad', 'add', 'change', 'same']

type Filter = { outcome: string | null; page: number }

/** An import as its page shows it: how far it is, what would become of the rows, and one page of them. */
export async function showImport(row: Import, filter: Filter, locale: Locale) {
  const kind = importKind(row.kind)
  const job = row.jobId ? await Job.find(row.jobId) : null
  const counts = { bad: row.bad, add: row.toAdd, change: row.toChange, same: row.same }
  const chosen =
    OUTCOMES.find((one) => one === filter.outcome) ?? OUTCOMES.find((one) => counts[one] > 0)
  const hasRows = !row.rowsDropped && !['reading', 'refused', 'discarded'].includes(row.state)
  const pager = pagerOf(chosen ? counts[chosen] : 0, filter.page, PER_PAGE)
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
      toApply: row.toAdd + row.toChange,
      createdText: moment(row.createdAt, locale),
      appliedText: row.appliedAt ? moment(row.appliedAt, locale) : undefined,
      home: kind?.home ?? '/imports',
    },
    counts,
    chosen,
    pager,
    hasRows,
    rows: hasRows && chosen ? await page(row, chosen, pager, locale) : [],
    job: job ? jobShape(job, locale) : undefined,
    isMoving,
    isStuck,
    mayApply: row.state === 'ready' || (isStuck && row.state === 'applying'),
    mayPreview: row.state === 'ready' || (isStuck && row.state === 'reading'),
    mayDiscard: ['reading', 'ready', 'refused'].includes(row.state) || isStuck,
    mayUndo: Boolean(kind?.undo) && !row.rowsDropped && row.state === 'applied',
  }
}

async function page(row: Import, outcome: RowOutcome, pager: { page: number }, locale: Locale) {
  const rows = await db
    .from('shared_import_rows')
    .where({ import_id: row.id, outcome })
    .orderBy('line')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return rows.map((one) => importRow(row.kind, one, locale))
}

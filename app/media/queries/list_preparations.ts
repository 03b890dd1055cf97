import db from '@adonisjs/lucid/services/db'
import Preparation from '#media/models/preparation'
import { helpers } from '#shared/helpers'
import { pagerOf } from '#shared/database/pager'
import { formatDate } from '#shared/khmer/dates'
import { translate } from '#shared/http/translate'
import { problemText } from '#media/problem_text'
import { storageFigures } from '#media/queries/storage_figures'
import { preparationStates, type PreparationState } from '#media/prepare/types'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

const TONES: Record<PreparationState, string> = {
  ...{ queued: 'info', done: 'ok', waiting: 'warn', partly: 'warn', failed: 'bad' },
  cancelled: 'neutral',
}

type Asked = { state: string | null; q: string | null; page: number }

/** The files that were or are being prepared, the newest first, and what stands in their way. */
export async function listPreparations({ state, q, page }: Asked, locale: Locale) {
  const chosen = preparationStates.find((one) => one === state)
  const counts = Object.fromEntries(preparationStates.map((one) => [one, 0]))
  const counted = await db
    .from('media_preparations')
    .groupBy('state')
    .select('state')
    .count('* as n')
  for (const row of counted) counts[row.state] = Number(row.n)
  const query = Preparation.query().join('media_blobs as b', 'b.id', 'media_preparations.blob_id')
  if (chosen) query.where('media_preparations.state', chosen)
  if (q) query.where('b.sha256', 'like', `${q.toLowerCase().replaceAll(/[^0-9a-f]/g, '')}%`)
  const total = await query.clone().count('* as total').pojo<{ total: number }>()
  const pager = pagerOf(total[0].total, page, PER_PAGE)
  const rows = await query
    .orderBy('media_preparations.created_at', 'desc')
    .orderBy('media_preparations.id', 'desc')
    .offset((pager.page - 1) * PER_PAGE)
    .limit(PER_PAGE)
    .select('media_preparations.*', 'b.sha256', 'b.size', 'b.media_type')
  return {
    ...{ pager, counts, chosen, q, storage: await storageFigures() },
    missing: helpers().filter(({ path }) => !path),
    files: rows.map((row) => shape(row, locale)),
    canRetry: ['waiting', 'partly', 'failed', 'cancelled'].some((one) => counts[one] > 0),
  }
}

function shape(row: Preparation, locale: Locale) {
  const t = (key: string) => translate(locale, key)
  const { id, kind, state, problems, waitsFor, jobId, createdAt, $extras } = row
  const waits = waitsFor ? `${t('media.preparations.waits_for')} ${waitsFor}` : undefined
  return {
    ...{ id, jobId, tone: TONES[state], size: Number($extras.size), type: $extras.media_type },
    name: String($extras.sha256).slice(0, 12),
    kindText: t(`media.kinds.${kind}`),
    stateText: t(`media.preparations.states.${state}`),
    whenText: formatDate(createdAt, { locale, style: 'short' }),
    reasons: [...problems.map((one) => problemText(one, locale)), ...(waits ? [waits] : [])],
    canRetry: ['waiting', 'partly', 'failed', 'cancelled'].includes(state),
  }
}

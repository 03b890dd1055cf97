import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { formatTime } from '#shared/khmer/index'
import { namesLearner } from '#runtime/scorm/names_learner'
import { translate } from '#shared/http/translate'
import { readTime } from '#shared/database/times'
import type Attempt from '#runtime/models/attempt'
import type { LoggedCall } from '#runtime/scorm/keep_log'
import type { Locale } from '#config/i18n'

const PER_PAGE = 100

/** Lines that the server has written itself, between the calls. */
const NOTES = ['stale', 'omitted', 'kept', 'refused']

/** The calls of an attempt in their order. The log is bounded, so it is read whole and paged here. */
export async function attemptLog(
  attempt: Attempt,
  { errors, page }: { errors: boolean; page: number },
  locale: Locale
) {
  const rows = await db
    .from('runtime_attempt_logs')
    .where('attempt_id', attempt.id)
    .orderBy('launch_id')
    .orderBy('sequence')
  const calls = rows.flatMap(({ calls: text, sco, created_at: at }) => {
    const clock = formatTime(readTime(at), { locale })
    return (JSON.parse(text) as LoggedCall[]).map(([ms, name, element, value, answer, error]) => ({
      ...{ clock, sco: (sco ?? '') as string, element, value, error },
      answer: namesLearner(element) ? '…' : answer,
      name: NOTES.includes(name) ? translate(locale, `runtime.log.notes.${name}`) : name,
      seconds: (ms / 1000).toFixed(1),
      isWrong: error !== '' && error !== '0',
    }))
  })
  const shown = errors ? calls.filter(({ isWrong }) => isWrong) : calls
  const pager = pagerOf(shown.length, page, PER_PAGE)
  const from = (pager.page - 1) * PER_PAGE
  const wrong = calls.filter(({ isWrong }) => isWrong).length
  return {
    calls: shown.slice(from, from + PER_PAGE),
    pager,
    errors,
    counts: { all: calls.length, wrong },
  }
}

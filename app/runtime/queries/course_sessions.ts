import { translate } from '#shared/http/translate'
import { courseOf, recordOf, standingFrom } from '#runtime/cmi5/registration'
import { isMet } from '#runtime/cmi5/evaluate'
import { momentText } from '#runtime/queries/attempt_shape'
import { textIn, unitsOf } from '#runtime/cmi5/course_items'
import { waiveReasons } from '#runtime/actions/waive_unit'
import Session from '#runtime/models/session'
import type Attempt from '#runtime/models/attempt'
import type AttemptSco from '#runtime/models/attempt_sco'
import type { Locale } from '#config/i18n'

const MOST = 1000

/** The units that a learner may still be spared, and the reasons for it. */
export async function waivable(attempt: Attempt, rows: AttemptSco[], locale: Locale) {
  const course = await courseOf(attempt.versionId)
  const said = new Map(rows.map((row) => [row.sco, recordOf(row)]))
  const open = unitsOf(course).filter(
    (unit) => !isMet(unit, standingFrom(said.get(unit.key) ?? {}))
  )
  if (open.length === 0) return null
  return {
    units: open
      .slice(0, MOST)
      .map(({ key, title }) => ({ value: key, text: textIn(title, locale) })),
    reasons: waiveReasons.map((value) => ({
      value,
      text: translate(
        locale,
        `runtime.attempts.reasons.${value.toLowerCase().replaceAll(' ', '_')}`
      ),
    })),
  }
}

/** What of the attempt is open in a window somewhere. */
export async function openSessions(attempt: Attempt, titles: Map<string, string>, locale: Locale) {
  const rows = await Session.query()
    .where('attemptId', attempt.id)
    .whereNull('endedAt')
    .orderBy('id')
  return rows.map(({ id, sco, createdAt }) => ({
    id,
    title: titles.get(sco) ?? sco,
    at: momentText(createdAt, locale),
  }))
}

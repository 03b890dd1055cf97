import db from '@adonisjs/lucid/services/db'
import { seenNames } from '#identity/queries/seen_names'
import AttemptSco from '#runtime/models/attempt_sco'
import PackageVersion from '#runtime/models/package_version'
import {
  attemptShape,
  durationText,
  momentText,
  outcomeOf,
  scoreText,
} from '#runtime/queries/attempt_shape'
import { packageKind } from '#runtime/kinds/registry'
import { H5P_SCO } from '#runtime/h5p/document'
import { flatCmi } from '#runtime/scorm/flat_cmi'
import { namesLearner } from '#runtime/scorm/names_learner'
import { openSessions, waivable } from '#runtime/queries/course_sessions'
import type Attempt from '#runtime/models/attempt'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const MOST_ANSWERS = 200

/** What was recorded of an attempt, for somebody who may see it: its activities with their data models, and the answers. */
export async function attemptPage(actor: Actor, attempt: Attempt, row: Package, locale: Locale) {
  const version = await PackageVersion.findOrFail(attempt.versionId)
  const names = await seenNames(actor, [attempt.personId], locale)
  const rows = await AttemptSco.query().where('attemptId', attempt.id)
  const lines = packageKind(version.kind)?.contents?.(version, locale).lines ?? []
  const titles = new Map(lines.map(({ id, title }) => [id, title]))
  if (version.kind === 'h5p') titles.set(H5P_SCO, row.title)
  const order = [...titles.keys()]
  const answers = await db
    .from('runtime_interactions')
    .where('attempt_id', attempt.id)
    .orderBy('session')
    .orderBy('n')
    .limit(MOST_ANSWERS)
  return {
    ...{
      row,
      version: version.number,
      person: names.get(attempt.personId) ?? '',
      attempt: attemptShape(attempt, locale),
    },
    started: momentText(attempt.startedAt, locale),
    waivable: version.kind === 'cmi5' ? await waivable(attempt, rows, locale) : null,
    open: await openSessions(attempt, titles, locale),
    scos: rows
      .sort((a, b) => order.indexOf(a.sco) - order.indexOf(b.sco))
      .map((sco) => ({
        ...{ id: sco.sco, title: titles.get(sco.sco) ?? sco.sco, sessions: sco.sessions },
        ...{ outcome: outcomeOf(sco, locale), score: scoreText(sco, locale) },
        time: durationText(sco.totalSeconds, locale),
        exit: sco.exit,
        values: flatCmi(JSON.parse(sco.cmi)).filter(({ element }) => !namesLearner(element)),
      })),
    answers: answers.map((answer) => ({
      ...{ key: answer.key, type: answer.type, response: answer.response, correct: answer.correct },
      ...{ result: answer.result, description: answer.description },
      sco: titles.get(answer.sco) ?? answer.sco,
      time: answer.latency_seconds === null ? '' : durationText(answer.latency_seconds, locale),
    })),
  }
}

import { translate } from '#shared/http/translate'
import { formatDate, formatTime } from '#shared/khmer/index'
import { formatNumber } from '#shared/khmer/numbers'
import type Attempt from '#runtime/models/attempt'
import type { Locale } from '#config/i18n'
import type { Completion, Success } from '#runtime/types'

type Outcome = { completion: Completion; success: Success }
type Scores = Pick<Attempt, 'scoreScaled' | 'scoreRaw' | 'scoreMax'>

/** One word for what was reached: passed and failed say more than completed. */
export function outcomeOf({ completion, success }: Outcome, locale: Locale) {
  const name = success === 'unknown' ? completion : success
  const tones = { passed: 'ok', failed: 'bad', completed: 'ok', incomplete: 'info' } as Record<
    string,
    string
  >
  return { text: translate(locale, `runtime.outcomes.${name}`), tone: tones[name] ?? 'neutral' }
}

export function scoreText({ scoreScaled, scoreRaw, scoreMax }: Scores, locale: Locale) {
  if (scoreRaw !== null && scoreMax !== null) {
    const data = {
      raw: formatNumber(scoreRaw, { locale }),
      max: formatNumber(scoreMax, { locale }),
    }
    return translate(locale, 'runtime.attempts.of', data)
  }
  if (scoreRaw !== null) return formatNumber(scoreRaw, { locale })
  return scoreScaled === null ? '' : `${formatNumber(Math.round(scoreScaled * 100), { locale })} %`
}

export function durationText(seconds: number, locale: Locale) {
  const minutes = Math.floor(seconds / 60)
  const data = {
    hours: formatNumber(Math.floor(minutes / 60), { locale }),
    minutes: formatNumber(minutes % 60, { locale }),
    seconds: formatNumber(Math.floor(seconds % 60), { locale }),
  }
  const unit = minutes >= 60 ? 'hours' : minutes > 0 ? 'minutes' : 'seconds'
  return translate(locale, `runtime.durations.${unit}`, data)
}

export const momentText = (at: Attempt['lastAt'], locale: Locale) =>
  `${formatDate(at, { locale, style: 'short' })} ${formatTime(at, { locale })}`

/** An attempt as lists show it. */
export function attemptShape(attempt: Attempt, locale: Locale) {
  return {
    ...{ id: attempt.id, number: attempt.number, state: attempt.state },
    stateText: translate(locale, `runtime.attempt_states.${attempt.state}`),
    outcome: outcomeOf(attempt, locale),
    score: scoreText(attempt, locale),
    time: durationText(attempt.totalSeconds, locale),
    last: momentText(attempt.lastAt, locale),
  }
}

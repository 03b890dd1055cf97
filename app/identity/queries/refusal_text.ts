import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

/** What a person reads when a secret was not taken: what happened, and how long to wait. */
export function refusalText(
  locale: Locale,
  error: { type: 'wrong' | 'locked' | 'busy'; seconds?: number },
  wrong: string
) {
  if (error.type === 'wrong') return translate(locale, wrong)
  return translate(locale, `identity.sign_in.${error.type}`, {
    wait: waitText(locale, error.seconds ?? 0),
  })
}

/** "2 minutes", rounded up; seconds below a minute. */
function waitText(locale: Locale, seconds: number) {
  const unit = seconds < 60 ? 'seconds' : 'minutes'
  const count = seconds < 60 ? seconds : Math.ceil(seconds / 60)
  return translate(locale, `identity.sign_in.${unit}`, { count })
}

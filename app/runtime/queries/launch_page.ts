import { launchToken } from '#runtime/content/tokens'
import { packageKind } from '#runtime/kinds/registry'
import { translate } from '#shared/http/translate'
import Attempt from '#runtime/models/attempt'
import AttemptSco from '#runtime/models/attempt_sco'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import type Launch from '#runtime/models/launch'
import type { Locale } from '#config/i18n'

/** What the player's page shows around the package. The package itself is asked for by the frame. */
export async function launchPage(launch: Launch, locale: Locale) {
  const attempt = await Attempt.findOrFail(launch.attemptId)
  const row = await Package.findOrFail(attempt.packageId)
  const version = await PackageVersion.findOrFail(attempt.versionId)
  const scos = await AttemptSco.query().where('attemptId', attempt.id)
  const states = new Map(
    scos.map((sco) => [sco.sco, sco.success === 'unknown' ? sco.completion : sco.success])
  )
  const { lines = [], course } = packageKind(version.kind)?.contents?.(version, locale) ?? {}
  const contents = lines.map((line) => ({ ...line, state: states.get(line.id) ?? 'unknown' }))
  return {
    ...{ title: row.title, code: row.code, mode: launch.mode, attempt: attempt.number },
    ...{
      id: launch.id,
      nonce: launch.nonce,
      path: `/play/${launchToken(launch.id)}?lang=${locale}`,
      ...{ contents, course },
    },
    isOver: !launch.isOpen,
    isHidden: row.hiddenAt !== null,
    words: wordsOf(locale),
  }
}

const STATES = ['saved', 'saving', 'queued', 'offline', 'stale', 'over', 'blocked'] as const
const SAID = ['ended', 'nothing', 'missing', 'choose', 'refused', 'dropped'] as const
const OUTCOMES = ['passed', 'failed', 'completed', 'incomplete'] as const

/** The words that `resources/js/elements/package_player.js` says. */
function wordsOf(locale: Locale) {
  const words = (names: readonly string[], word: (name: string) => string) =>
    Object.fromEntries(names.map((name) => [name, word(name)]))
  // The number is put in by the page, as it changes.
  const count = { count: '{count}' }
  return JSON.stringify({
    ...words(SAID, (name) => translate(locale, `runtime.launch.${name}`)),
    states: words(STATES, (name) => translate(locale, `runtime.saving.${name}`, count)),
    outcomes: words(OUTCOMES, (name) => translate(locale, `runtime.outcomes.${name}`)),
  })
}

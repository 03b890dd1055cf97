import { launchToken } from '#runtime/content/tokens'
import { packageKind } from '#runtime/kinds/registry'
import { wordsOf } from '#runtime/queries/player_words'
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
      ...{ contents, course, back: launch.back ?? row.home ?? `/packages/${row.code}` },
    },
    isOver: !launch.isOpen,
    isHidden: row.hiddenAt !== null,
    words: wordsOf(locale),
  }
}

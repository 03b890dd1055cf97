import { newId } from '#shared/ids'
import { addressBase } from '#runtime/content/address_base'
import { ContentRefusal } from '#runtime/content/routes'
import { blocksOf } from '#runtime/kinds/blocks_of'
import { packageKind } from '#runtime/kinds/registry'
import Attempt from '#runtime/models/attempt'
import Launch from '#runtime/models/launch'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import type { Locale } from '#config/i18n'

/**
 * The state of a package for somebody without an account: as of a new attempt, of which no row is written.
 * @throws ContentRefusal where it is gone, hidden after a report, blocked, or of a kind that needs an account
 */
export async function lookAtPackage(versionId: string, appOrigin: string, locale: Locale) {
  const version = await PackageVersion.find(versionId)
  const kind = packageKind(version?.kind ?? null)
  if (!version || !kind?.launch || !kind.visitors) throw new ContentRefusal(404, 'not_found')
  const row = await Package.findOrFail(version.packageId)
  if (row.hiddenAt) throw new ContentRefusal(403, 'hidden')
  const blocks = await blocksOf(version)
  if (blocks.length > 0) throw new ContentRefusal(403, 'blocked')
  const nobody = { personId: newId() }
  const attempt = new Attempt().merge({
    ...{ id: newId(), packageId: row.id, versionId, ...nobody, number: 1, state: 'open' },
    ...{ currentSco: null, sequencing: null },
  })
  const launch = new Launch().merge({
    ...{ id: newId(), attemptId: attempt.id, ...nobody, mode: 'normal', appOrigin },
  })
  const subject = { launch, attempt, version, base: addressBase(version.id), locale }
  const { script, state } = await kind.launch(subject)
  return { script, sequence: 0, ...state }
}

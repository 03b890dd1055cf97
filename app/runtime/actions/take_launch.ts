import db from '@adonisjs/lucid/services/db'
import { transaction } from '#shared/database/transaction'
import { addressBase } from '#runtime/content/address_base'
import { ContentRefusal } from '#runtime/content/routes'
import { lockAttempt } from '#runtime/lock_attempt'
import { blocksOf } from '#runtime/kinds/blocks_of'
import { packageKind } from '#runtime/kinds/registry'
import { slide } from '#runtime/content/open_launch'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import type { Locale } from '#config/i18n'
import type Launch from '#runtime/models/launch'

/**
 * Gives a launch its state and takes the attempt over: what an older window sends from now on is refused.
 * @throws ContentRefusal where a newer window has taken it, or the package is hidden after a report
 */
export async function takeLaunch(launch: Launch, locale: Locale = 'km') {
  const attempt = await transaction(async (trx) => {
    const row = await lockAttempt(trx, launch.attemptId)
    if (row.holderLaunchId !== null && row.holderLaunchId > launch.id) {
      throw new ContentRefusal(409, 'taken_over')
    }
    await row.merge({ holderLaunchId: launch.id }).save()
    const until = slide(launch)
    if (until) await launch.useTransaction(trx).merge({ expiresAt: until }).save()
    return row
  })
  launch.$trx = undefined
  attempt.$trx = undefined
  const client = db.connection()
  const { hiddenAt } = await Package.findOrFail(attempt.packageId, { client })
  if (hiddenAt) throw new ContentRefusal(403, 'hidden')
  const version = await PackageVersion.findOrFail(attempt.versionId, { client })
  const kind = packageKind(version.kind)
  if (!kind?.launch) throw new ContentRefusal(404, 'not_found')
  const subject = { launch, attempt, version, base: addressBase(version.id), locale }
  // What may run can change while a page is open.
  const blocks = await blocksOf(version)
  if (blocks.length > 0) throw new ContentRefusal(403, 'blocked')
  const { script, state } = await kind.launch(subject)
  return { script, sequence: launch.commitSequence, ...state }
}

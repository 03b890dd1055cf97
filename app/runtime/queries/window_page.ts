import { Exception } from '@adonisjs/core/exceptions'
import { packageKind } from '#runtime/kinds/registry'
import Attempt from '#runtime/models/attempt'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import type Launch from '#runtime/models/launch'
import type { Locale } from '#config/i18n'

/** What stands before a part that opens in a window of its own; 404 where it is none. */
export async function windowPage(launch: Launch, part: string, locale: Locale) {
  const attempt = await Attempt.findOrFail(launch.attemptId)
  const row = await Package.findOrFail(attempt.packageId)
  const version = await PackageVersion.findOrFail(attempt.versionId)
  const lines = packageKind(version.kind)?.contents?.(version, locale).lines ?? []
  const line = lines.find(({ id, ownWindow }) => id === part && ownWindow)
  if (!line) throw new Exception('There is no such part', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return {
    ...{ title: line.title, outside: line.outside ?? null, part },
    ...{ code: row.code, course: row.title, isOver: !launch.isOpen },
  }
}

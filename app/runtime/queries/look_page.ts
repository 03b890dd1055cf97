import { randomBytes } from 'node:crypto'
import { failed, ok } from '#shared/result'
import { lookToken, NONCE_BYTES } from '#runtime/content/tokens'
import { packageKind } from '#runtime/kinds/registry'
import { blocksOf } from '#runtime/kinds/blocks_of'
import { wordsOf } from '#runtime/queries/player_words'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import type { Locale } from '#config/i18n'

/**
 * What the player's page shows around a package that somebody without an account looks at. Whether they may is for
 * the caller to have decided. `sign_in`: it is of a kind that keeps a record, and a record needs a person.
 */
export async function lookPage(packageId: string, locale: Locale) {
  const row = await Package.findOrFail(packageId)
  if (row.hiddenAt) return failed({ type: 'hidden' as const })
  if (!row.currentVersionId) return failed({ type: 'not_ready' as const })
  const kind = packageKind(row.kind)
  if (!kind?.visitors) return failed({ type: 'sign_in' as const })
  const version = await PackageVersion.findOrFail(row.currentVersionId)
  const blocks = await blocksOf(version)
  if (blocks.length > 0) return failed({ type: 'blocked' as const })
  const { lines = [], course } = kind.contents?.(version, locale) ?? {}
  const nonce = randomBytes(NONCE_BYTES)
  return ok({
    ...{ title: row.title, code: row.code, mode: 'visit', isOver: false, isHidden: false },
    ...{ back: row.home ?? '/', id: '', nonce: nonce.toString('base64url') },
    path: `/look/${lookToken(version.id, nonce)}?lang=${locale}`,
    ...{ contents: lines.map((line) => ({ ...line, state: 'unknown' })), course },
    words: wordsOf(locale),
  })
}

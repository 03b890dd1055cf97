import { appUrl } from '#config/app'
import { changesOfMany } from '#library/queries/changes_of'
import { attribution } from '#library/queries/attribution'
import { resourceRows, rowOf } from '#library/queries/find_resource'
import type { Locale } from '#config/i18n'

const MOST = 200

/** How to name every work of a collection, in its order, in one language. */
export async function collectionCredits(codes: string[], locale: Locale) {
  const rows = await resourceRows().whereIn('code', codes.slice(0, MOST))
  const byCode = new Map(rows.map((row) => [row.code as string, rowOf(row)]))
  const known = codes.flatMap((code) => byCode.get(code) ?? [])
  const changes = await changesOfMany(
    known.map(({ id }) => id),
    locale
  )
  const credits = []
  for (const row of known) {
    const credit = await attribution(
      row,
      `${appUrl}/library/${row.code}`,
      locale,
      changes.get(row.id) ?? []
    )
    credits.push({ ...credit, code: row.code })
  }
  return credits
}

import { appUrl } from '#config/app'
import { locales } from '#config/i18n'
import { changesOfMany } from '#library/queries/changes_of'
import { attribution, type Attribution } from '#library/queries/attribution'
import { resourceRows, rowOf, type ResourceRow } from '#library/queries/find_resource'
import type { Locale } from '#config/i18n'

const MOST = 200

/** How to name every work of a collection, in its order: in the reader's language, and in the other one below it. */
export async function collectionCredits(codes: string[], first: Locale) {
  const rows = await resourceRows().whereIn('code', codes.slice(0, MOST))
  const byCode = new Map(rows.map((row) => [row.code as string, rowOf(row)]))
  const known = codes.flatMap((code) => byCode.get(code) ?? [])
  const languages = [first, ...locales.filter((one) => one !== first)]
  const lists: Attribution[][] = []
  for (const locale of languages) lists.push(await creditsIn(locale, known))
  return known.map(({ code }, index) => ({ code, lines: lists.map((list) => list[index]) }))
}

async function creditsIn(locale: Locale, works: ResourceRow[]): Promise<Attribution[]> {
  const ids = works.map(({ id }) => id)
  const changes = await changesOfMany(ids, locale)
  const credits: Attribution[] = []
  for (const work of works) {
    const address = `${appUrl}/library/${work.code}`
    credits.push(await attribution(work, address, locale, changes.get(work.id) ?? []))
  }
  return credits
}

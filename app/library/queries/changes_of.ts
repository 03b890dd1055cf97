import { translate } from '#shared/http/translate'
import { sourcesOfMany, type SourceItem } from '#library/queries/lineage'
import type { Locale } from '#config/i18n'

/** What a work was made from and what was changed, a sentence for each source, as its licence asks for. */
export async function changesOf(resourceId: string, locale: Locale): Promise<string[]> {
  const changes = await changesOfMany([resourceId], locale)
  return changes.get(resourceId) ?? []
}

/** The same for several works. One query. */
export async function changesOfMany(resourceIds: string[], locale: Locale) {
  const sources = await sourcesOfMany(resourceIds)
  return new Map(
    [...sources].map(([id, list]) => [id, list.map((one) => sentenceOf(one, locale))] as const)
  )
}

function sentenceOf(source: SourceItem, locale: Locale) {
  const { kind, titleKm, titleEn, author, address, licence, note } = source
  const title = (locale === 'km' ? titleKm : titleEn) || titleKm || titleEn
  const origin = [title && `“${title}”`, author, address, licence].filter(Boolean).join(', ')
  const sentence = translate(locale, `library.lineage.sentences.${kind}`, { origin })
  return note ? `${sentence} ${note}` : sentence
}

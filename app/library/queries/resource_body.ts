import db from '@adonisjs/lucid/services/db'
import { LruCache } from '#shared/lru_cache'
import { renderMarkdown } from '#library/markdown'
import { inLocale } from '#shared/http/translate'
import { pictureAddress } from '#library/queries/shown_file'
import type { FileView } from '#media/queries/file_view'
import type { FileItem } from '#library/queries/resource_details'
import type { ResourceRow } from '#library/queries/find_resource'
import type { Locale } from '#config/i18n'

const rendered = new LruCache<{ html: string; language: Locale }>(400)

/**
 * The text of a page in the wanted language, or in the other one where that is missing, as HTML. Rendered once for
 * each revision.
 */
export async function resourceBody(
  resource: Pick<ResourceRow, 'id' | 'revision' | 'code'>,
  files: FileItem[],
  wanted: Locale,
  views: Map<string, FileView> = new Map()
) {
  const key = `${resource.id}.${resource.revision}.${wanted}`
  const known = rendered.get(key)
  if (known) return known
  const row = await db
    .from('library_resources')
    .where('id', resource.id)
    .select('body_km', 'body_en')
    .firstOrFail()
  const other: Locale = wanted === 'km' ? 'en' : 'km'
  const language: Locale = row[`body_${wanted}`] ? wanted : other
  const html = renderMarkdown(row[`body_${language}`] ?? '', (name) => {
    const file = files.find((one) => one.name === name)
    if (!file) return undefined
    return {
      href: pictureAddress(resource.code, file, views.get(file.blobId)),
      alt: inLocale(language, file.altKm, file.altEn),
    }
  })
  const body = { html, language }
  rendered.set(key, body)
  return body
}

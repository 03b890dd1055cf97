import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { instant } from '#shared/database/instant'
import { fromJson } from '#shared/database/from_json'
import { renderMarkdown } from '#library/markdown'
import { inLocale } from '#shared/http/translate'
import { findLicence } from '#library/queries/licences'
import { parted } from '#library/parted'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

/** The versions of a resource, the newest first. One query. */
export async function listVersions({ id, code }: ResourceRow) {
  const rows = await db
    .from('library_versions')
    .where('resource_id', id)
    .orderBy('number', 'desc')
    .select('number', 'created_at')
  return rows.map((row) => ({
    number: Number(row.number),
    at: instant(row.created_at)!,
    href: versionAddress(code, Number(row.number)),
  }))
}

/** The address that stays with one version; `/library/<code>` follows the resource. */
export const versionAddress = (code: string, number: number) =>
  `/library/${code}/versions/${number}`

/** One version as its readers saw it; 404 where there is none. Three queries. */
export async function showVersion(resource: ResourceRow, number: number, locale: Locale) {
  const row = await db.from('library_versions').where({ resource_id: resource.id, number }).first()
  if (!row) throw new Exception('No such version', { status: 404, code: 'E_ROW_NOT_FOUND' })
  const kept = fromJson<Record<string, any>>(row.snapshot)
  const files = await filesOf(row.id)
  const address = versionAddress(resource.code, number)
  const href = (name: string) => `${address}/files/${encodeURIComponent(name)}`
  const language: Locale = kept[`body_${locale}`] ? locale : locale === 'km' ? 'en' : 'km'
  const body = kept[`body_${language}`]
  const authors = typeof kept.authors === 'string' ? fromJson<string[]>(kept.authors) : kept.authors
  const licence = await findLicence(kept.licence, locale)
  return {
    number,
    kind: kept.kind as string,
    language,
    licence: licence.label,
    at: instant(row.created_at)!,
    title: inLocale(locale, kept.title_km, kept.title_en),
    description: inLocale(locale, kept.description_km, kept.description_en),
    authors: parted(authors ?? [], locale),
    html: body
      ? renderMarkdown(body, (name) => {
          const file = files.find((one) => one.name === name)
          return file && { href: href(name), alt: inLocale(language, file.altKm, file.altEn) }
        })
      : undefined,
    files: files
      .filter(({ role }) => role === 'main')
      // Of a film something smaller is here in its place, see `cleanFiles`.
      .filter(({ isElsewhere, mediaType }) => !isElsewhere || mediaType.startsWith('video/'))
      .map(({ name, size, mediaType, altKm, altEn }) => ({
        ...{ name, size, href: href(name), family: mediaType.split('/')[0] },
        alt: inLocale(language, altKm, altEn),
      })),
  }
}

/** A file of a version, for `serveBlob`; undefined where the version has none of that name. */
export async function versionFile(resourceId: string, number: number, name: string) {
  const row = await db
    .from('library_version_files as f')
    .join('library_versions as v', 'v.id', 'f.version_id')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where({ 'v.resource_id': resourceId, 'v.number': number, 'f.name': name })
    .select('f.blob_id', 'b.sha256', 'b.size', 'b.media_type', 'b.is_elsewhere')
    .first()
  if (!row) return undefined
  const { blob_id: blobId, sha256, media_type: mediaType } = row
  const isElsewhere = Boolean(row.is_elsewhere)
  return { blobId, sha256, size: Number(row.size), mediaType, name, isElsewhere }
}

async function filesOf(versionId: string) {
  const rows = await db
    .from('library_version_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where('f.version_id', versionId)
    .orderBy('f.name')
    .select('f.name', 'f.role', 'f.alt_km', 'f.alt_en', 'b.size', 'b.media_type', 'b.is_elsewhere')
  return rows.map((row) => ({
    name: row.name as string,
    role: row.role as string,
    altKm: row.alt_km as string | null,
    altEn: row.alt_en as string | null,
    size: Number(row.size),
    mediaType: row.media_type as string,
    isElsewhere: Boolean(row.is_elsewhere),
  }))
}

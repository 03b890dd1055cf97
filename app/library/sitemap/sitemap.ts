import db from '@adonisjs/lucid/services/db'
import { appUrl } from '#config/app'
import { instant } from '#shared/database/instant'
import { OPEN } from '#library/open/open_rows'
import { element, xmlDocument } from '#shared/xml/write_xml'

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** How many addresses a part holds (sitemaps.org). */
export const PART = 50_000

/** Pages that are always there. */
const PAGES = ['/', '/library', '/collections', '/curriculum', '/handbook', '/q']

/** The manual may be found by everybody as well. */
const resources = () =>
  db
    .from('library_resources')
    .where({ state: OPEN.state, scope: OPEN.scope, teacher_only: OPEN.teacher_only })

const collections = () => db.from('library_collections').where('state', 'published')

/** The parts of the map: first everything else, then the resources. */
export async function sitemapIndex() {
  const [{ total }] = await resources().count('* as total')
  const [{ latest }] = await resources().max('updated_at as latest')
  const parts = 1 + Math.max(1, Math.ceil(Number(total) / PART))
  const body = xmlDocument(
    element(
      'sitemapindex',
      { xmlns: NAMESPACE },
      Array.from({ length: parts }, (_, at) =>
        element(
          'sitemap',
          {},
          element('loc', {}, `${appUrl}/sitemaps/${at}.xml`),
          at > 0 && latest && element('lastmod', {}, instant(latest)!.toISOString())
        )
      )
    )
  )
  return { body, modified: instant(latest) ?? undefined }
}

/** One part; undefined where there is none of this number. */
export async function sitemapPart(number: number): Promise<string | undefined> {
  if (number === 0) return places()
  const rows = await resources()
    .orderBy('id')
    .offset((number - 1) * PART)
    .limit(PART)
    .select('code', 'updated_at')
  if (rows.length === 0 && number > 1) return undefined
  return urlset(rows.map((row) => ({ path: `/library/${row.code}`, at: row.updated_at })))
}

async function places() {
  const rows = await collections()
    .orderBy('id')
    .limit(PART - PAGES.length)
  return urlset([
    ...PAGES.map((path) => ({ path, at: null })),
    ...rows.map((row) => ({ path: `/collections/${row.code}`, at: row.updated_at })),
  ])
}

const urlset = (urls: { path: string; at: unknown }[]) =>
  xmlDocument(
    element(
      'urlset',
      { xmlns: NAMESPACE },
      urls.map(({ path, at }) =>
        element(
          'url',
          {},
          element('loc', {}, `${appUrl}${path}`),
          at ? element('lastmod', {}, instant(at)!.toISOString()) : null
        )
      )
    )
  )

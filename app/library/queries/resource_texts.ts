import db from '@adonisjs/lucid/services/db'
import { locales } from '#config/i18n'

/** The Markdown of a page by its language. */
export async function textsOf(id: string): Promise<[string, string][]> {
  const row = await db
    .from('library_resources')
    .where('id', id)
    .select('body_km', 'body_en')
    .firstOrFail()
  return locales
    .map((one): [string, string] => [one, row[`body_${one}`] ?? ''])
    .filter(([, text]) => text)
}

import db from '@adonisjs/lucid/services/db'

/** The picture beside the name of the site, which the settings name by its SHA-256. */
export async function logoHashes(): Promise<string[]> {
  const rows = await db.from('operations_settings').where('name', 'logo').select('value')
  return rows.map(({ value }) => String(value))
}

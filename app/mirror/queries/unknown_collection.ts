import db from '@adonisjs/lucid/services/db'

/** The first of these codes that no published collection has. */
export async function unknownCollection(codes: readonly string[]): Promise<string | undefined> {
  if (codes.length === 0) return undefined
  const rows = await db
    .from('library_collections')
    .whereIn('code', [...codes])
    .where('state', 'published')
    .select('code')
  const known = new Set(rows.map(({ code }) => code))
  return codes.find((code) => !known.has(code))
}

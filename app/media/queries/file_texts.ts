import db from '@adonisjs/lucid/services/db'

/** What one file may add to the search index, in characters: a book's words, not a library's. */
const MOST = 300_000

/** The words of each file, all pages together, for search. */
export async function fileTexts(blobIds: string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  if (blobIds.length === 0) return texts
  const rows = await db
    .from('media_texts')
    .whereIn('source_id', blobIds)
    .orderBy('source_id')
    .orderBy('position')
    .select('source_id', 'text')
  for (const { source_id: id, text } of rows) {
    const before = texts.get(id) ?? ''
    if (before.length < MOST) texts.set(id, `${before}\n${text}`.slice(0, MOST))
  }
  return texts
}

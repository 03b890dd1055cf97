import db from '@adonisjs/lucid/services/db'

/** The name of what was made of a file to be taken along in its place; undefined where there is none. */
export async function findDownload(sourceId: string): Promise<string | undefined> {
  const row = await db
    .from('media_derivatives')
    .where({ source_id: sourceId, role: 'download' })
    .select('name')
    .first()
  return row?.name
}

import db from '@adonisjs/lucid/services/db'

const MOST = 200

/** The pages of a version: what can be played in the place of a file that is missing. */
export async function htmlFiles(versionId: string): Promise<string[]> {
  const rows = await db
    .from('runtime_package_files')
    .where('version_id', versionId)
    .where((either) =>
      either.where('path_key', 'like', '%.html').orWhere('path_key', 'like', '%.htm')
    )
    .orderBy('path')
    .limit(MOST)
    .select('path')
  return rows.map(({ path }) => path)
}

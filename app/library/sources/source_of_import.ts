import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'

/** The source of an import, from its first row. */
export async function sourceOfImport(importId: string): Promise<string | undefined> {
  const row = await db
    .from('shared_import_rows')
    .where('import_id', importId)
    .orderBy('line')
    .select('cells')
    .first()
  return row && fromJson<{ source?: string }>(row.cells).source
}

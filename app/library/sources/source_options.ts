import db from '@adonisjs/lucid/services/db'
import { authorsInstitution } from '#library/access'
import { importFolders } from '#library/sources/file_tree'
import type { Actor } from '#shared/actor'
import type { ImportOption } from '#shared/imports/import_kind'
import type { SourceKind } from '#library/sources/types'

const MOST = 100

/** The folders that lie ready on the server; no choice at all where there are none. */
export async function folderOption(): Promise<ImportOption[]> {
  const folders = await importFolders()
  if (folders.length === 0) return []
  return [{ name: 'folder', choices: folders.map((name) => ({ value: name, text: name })) }]
}

/** Which source a file is a newer edition of; by its name unless said. */
export async function sourceOption(actor: Actor, kind: SourceKind): Promise<ImportOption[]> {
  const rows = await db
    .from('library_sources')
    .where({ institution_id: authorsInstitution(actor), kind })
    .whereNotNull('imported_at')
    .orderBy('imported_at', 'desc')
    .limit(MOST)
  if (rows.length === 0) return []
  return [{ name: 'source', choices: rows.map(({ id, name }) => ({ value: id, text: name })) }]
}

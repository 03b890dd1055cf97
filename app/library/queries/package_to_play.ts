import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { packageOf } from '#library/packages'
import type { ResourceRow } from '#library/queries/find_resource'

type Which = { content?: string | null; version?: number | null }

/** The package of a resource in a language, of the present or of a version that is pinned; 404 where there is none. */
export async function packageToPlay(resource: ResourceRow, which: Which): Promise<string> {
  const found = await knownPackage(resource, which)
  if (!found) throw new Exception('No package', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return found
}

/** The same, undefined where there is none: for pages that show the rest all the same. */
export async function knownPackage(resource: ResourceRow, { content, version }: Which) {
  const files = version ? await ofVersion(resource.id, version) : await ofPresent(resource.id)
  const file = files.find(({ language }) => language === content) ?? files[0]
  return file && packageOf(db, resource.id, file.blob_id)
}

const ofPresent = (resourceId: string) =>
  db
    .from('library_files')
    .where({ resource_id: resourceId, role: 'main' })
    .orderBy('name')
    .select('blob_id', 'language')

const ofVersion = (resourceId: string, number: number) =>
  db
    .from('library_version_files as f')
    .join('library_versions as v', 'v.id', 'f.version_id')
    .where({ 'v.resource_id': resourceId, 'v.number': number, 'f.role': 'main' })
    .orderBy('f.name')
    .select('f.blob_id', 'f.language')

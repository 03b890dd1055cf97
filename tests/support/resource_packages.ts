import db from '@adonisjs/lucid/services/db'
import { transaction } from '#shared/database/transaction'
import { importPackage } from '#runtime/actions/import_package'
import { keepPackages } from '#library/packages'
import { SYSTEM } from '#shared/actor'
import { makeResource } from '#tests/support/library'
import { manifest12, page, zipOf } from '#tests/support/packages'

/** What the worker does with the archives of resources that wait. */
export async function readArchives() {
  const rows = await db
    .from('runtime_package_versions as v')
    .join('library_packages as l', 'l.package_id', 'v.package_id')
    .join('media_blobs as b', 'b.id', 'l.blob_id')
    .where('v.state', 'importing')
    .select('v.id', 'b.sha256')
  for (const { id, sha256 } of rows) await importPackage(id, undefined, sha256)
}

const course = () =>
  zipOf({
    'imsmanifest.xml': manifest12([
      { id: 'a', title: 'មេរៀនទី១' },
      { id: 'b', title: 'មេរៀនទី២' },
    ]),
    ...{ 'a.html': page(''), 'b.html': page('') },
  })

/** A published resource whose archive was read; without `bytes` a course of two lessons. */
export async function makePackageResource(institutionId: string, bytes?: Buffer) {
  const content = bytes ?? (await course())
  const resource = await makeResource({
    ...{ institutionId, kind: 'package' },
    files: [{ name: 'lesson.zip', content, role: 'main' }],
  })
  const file = await db
    .from('library_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where('f.resource_id', resource.id)
    .select('b.id', 'b.sha256', 'b.size')
    .firstOrFail()
  const archives = [{ name: 'lesson.zip', blob: file }]
  await transaction((trx) => keepPackages(trx, SYSTEM, resource, archives))
  await readArchives()
  return resource
}

import { newId } from '#shared/ids'
import { packageOfBlob } from '#runtime/actions/package_of_blob'
import type { FileKind } from '#media/types'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract

/** What plays here. Common Cartridges and the like are downloads. */
const PLAYED: readonly FileKind[] = ['scorm12', 'scorm2004', 'cmi5', 'h5p', 'xapi', 'html5']

export const isPlayed = (kind: FileKind | undefined) => kind !== undefined && PLAYED.includes(kind)

type Archive = {
  name: string
  blob: { id: string; sha256: string; size: number | string | bigint }
}
type Owner = { id: string; code: string; institutionId: string | null }

/**
 * Has the archives of a resource made packages, one for each content: a version that is pinned goes on playing what
 * it was. Call it in the transaction that writes the files.
 */
export async function keepPackages(trx: Trx, actor: Actor, resource: Owner, archives: Archive[]) {
  for (const { name, blob } of archives) {
    const row = { resource_id: resource.id, blob_id: blob.id }
    if (await trx.from('library_packages').where(row).first()) continue
    const packageId = await packageOfBlob(trx, actor, {
      home: `/library/${resource.code}`,
      institutionId: resource.institutionId ?? (await topInstitution(trx)),
      file: { name, sha256: blob.sha256, size: Number(blob.size) },
    })
    await trx.table('library_packages').insert({ id: newId(), ...row, package_id: packageId })
  }
}

/** The packages of a resource that was made from another one. */
export async function copyPackages(trx: Trx, actor: Actor, from: string, to: Owner) {
  const rows = await trx
    .from('library_packages as p')
    .join('media_blobs as b', 'b.id', 'p.blob_id')
    .join('library_files as f', (on) =>
      on.on('f.blob_id', 'p.blob_id').on('f.resource_id', 'p.resource_id')
    )
    .where('p.resource_id', from)
    .select('f.name', 'b.id', 'b.sha256', 'b.size')
  const archives = rows.map(({ name, ...blob }) => ({ name, blob }))
  await keepPackages(trx, actor, to, archives)
}

/** The package of a file of a resource; undefined where it is none. One query. */
export async function packageOf(
  client: Trx | typeof import('@adonisjs/lucid/services/db').default,
  resourceId: string,
  blobId: string
): Promise<string | undefined> {
  const where = { resource_id: resourceId, blob_id: blobId }
  const row = await client.from('library_packages').where(where).first()
  return row?.package_id
}

/** What came with a pack belongs to no institution: its packages are looked after for the whole country. */
async function topInstitution(trx: Trx): Promise<string> {
  const row = await trx.from('institutions').whereNull('parent_id').orderBy('id').firstOrFail()
  return row.id
}

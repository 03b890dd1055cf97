import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { relayAll } from '#shared/outbox/relay'
import { transaction } from '#shared/database/transaction'
import { storeBlob } from '#media/actions/store_blob'
import { createResource } from '#library/actions/create_resource'
import { updateResource } from '#library/actions/update_resource'
import { publishIn } from '#library/actions/publish_resource'
import { importPackage } from '#runtime/actions/import_package'
import { decideLibraries } from '#runtime/actions/decide_libraries'
import { zipOf } from '#bench/support/zip_of'
import { nameOf } from '#mirror/format/object_name'
import { prose } from '#bench/mirror/bytes'
import { corpus, type Change, type CorpusName, type Item } from '#bench/mirror/corpora'
import type { FileInput, FilesInput, ResourceInput } from '#library/resource_input'

const input = (code: string, text: string): ResourceInput => ({
  ...{ titleKm: code, titleEn: code, descriptionKm: text, descriptionEn: text },
  ...{ bodyKm: null, bodyEn: null, licence: 'CC-BY-SA-4.0', holderKm: null, holderEn: null },
  ...{ authors: ['Bench'], keywords: { km: [], en: [] }, languages: ['km'], subjectId: null },
  ...{ grades: [11], track: null, minutes: 20, audience: ['student'], teacherOnly: false },
  ...{ contributors: [], publisherKm: null, publisherEn: null, sourceUrl: null },
  ...{ accessibility: [], redistributable: true, scope: 'national', alignment: [] },
})

/** Brings the corpus into the library with the actions of its pages, or what differs from what is there. */
export async function fill(name: CorpusName, change: Change) {
  let changed = 0
  for (const item of corpus(name, change)) if (await bring(item)) changed++
  await readArchives()
  await approveLibraries()
  await relayAll()
  return changed
}

async function bring(item: Item): Promise<boolean> {
  const { code, kind } = item
  const files = item.files()
  const bytes = kind === 'file' ? Buffer.from(files[code]) : await zipOf(files)
  const standing = await db.from('library_resources').where('title_en', code).first()
  if (standing && (await hasFile(standing.id, nameOf(bytes)))) return false
  const blob = await storeBlob(bytes, code)
  const name = kind === 'file' ? code : `${code}.${kind === 'h5p' ? 'h5p' : 'zip'}`
  const main: FileInput = { blob, name, language: null, altKm: null, altEn: null }
  if (kind !== 'file') main.kind = kind
  await write(standing?.id, input(code, prose(`about ${code}`, 300)), { main: [main], parts: [] })
  return true
}

async function write(id: string | undefined, values: ResourceInput, files: FilesInput) {
  if (id) return updateResource(SYSTEM, id, values, files)
  const made = await createResource(SYSTEM, values, files)
  await transaction((trx) => publishIn(trx, SYSTEM, made.id))
  return made
}

async function hasFile(id: string, sha256: string) {
  const row = await db
    .from('library_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where({ 'f.resource_id': id, 'b.sha256': sha256 })
    .first()
  return Boolean(row)
}

/** What the worker would do with the archives that wait. */
async function readArchives() {
  const rows = await db
    .from('runtime_package_versions as v')
    .join('library_packages as l', 'l.package_id', 'v.package_id')
    .join('media_blobs as b', 'b.id', 'l.blob_id')
    .where('v.state', 'importing')
    .select('v.id', 'b.sha256')
  for (const { id, sha256 } of rows) {
    const read = await importPackage(id, undefined, sha256)
    if (!read.ok) throw new Error(`a package was refused: ${read.error.type}`)
  }
}

async function approveLibraries() {
  const rows = await db.from('runtime_h5p_libraries').where('state', 'waiting').select('id')
  const ids = rows.map(({ id }) => id as string)
  await decideLibraries(SYSTEM, ids, { decision: 'approve' })
}

/** Pages without files, `from` to `to`: rows of the catalogue. Those that stand get another text. */
export async function writePages(from: number, to: number, round: number) {
  for (let n = from; n < to; n++) {
    const code = `page-${n}`
    const standing = await db.from('library_resources').where('title_en', code).first()
    const text = prose(`page ${n} ${round}`, 420)
    await write(standing?.id, input(code, text), { main: [], parts: [] })
  }
  await relayAll()
}

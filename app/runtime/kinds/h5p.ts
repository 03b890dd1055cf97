import { blocksOf } from '#runtime/h5p/blocks'
import { h5pState } from '#runtime/h5p/h5p_state'
import { keepLibraries, storeLibraries } from '#runtime/h5p/keep_libraries'
import { keepNeeds, needsOf } from '#runtime/h5p/needs'
import { tellOfWaiting } from '#runtime/h5p/notices'
import { ownLibraries } from '#runtime/h5p/own_libraries'
import { readPackage } from '#runtime/h5p/read_package'
import { takeH5P } from '#runtime/h5p/take_entry'
import type { Archive } from '#shared/archive/archive'
import type { Imported, PackageKind } from '#runtime/kinds/registry'

/** Also where h5p.json was forgotten, so that the sentence names what is missing. */
const detect = (archive: Archive) =>
  archive.has('h5p.json') ||
  (archive.has('content/content.json') &&
    archive.files.some(({ path }) => /^[^/]+\/library\.json$/.test(path)))

/** The content is kept with the package, each library once for all: rows → blobs, shared by every package. */
async function read(archive: Archive): Promise<Imported> {
  await ownLibraries()
  const found = await readPackage(archive)
  const needs = await needsOf(found)
  const stored = await storeLibraries(found.libraries)
  return {
    ...{ title: found.manifest.title, archive: found.content, manifest: found.manifest },
    warnings: found.warnings,
    async keep(trx, version) {
      const origin = { packageId: version.packageId, personId: version.createdBy }
      const ids = await keepLibraries(trx, stored, origin)
      await keepNeeds(trx, version.id, needs, ids)
      const played = needs.filter(({ isForEditor }) => !isForEditor)
      const hashes = played.flatMap(({ hash }) => hash ?? [])
      await tellOfWaiting(trx, version.packageId, hashes)
    },
  }
}

export const h5p: PackageKind = {
  name: 'h5p',
  visitors: true,
  ...{ detect, read, take: takeH5P, blocks: blocksOf },
  launch: async (subject) => ({ script: 'h5p.js', state: await h5pState(subject) }),
}

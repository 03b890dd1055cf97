import Received from '#mirror/models/received'
import { readEdition, type Edition } from '#mirror/format/edition'
import { objectStore } from '#mirror/store/objects'
import { readCatalogue } from '#mirror/format/catalogue'
import { blobsOf, namedBlobs, withoutRevoked, type Revoked } from '#mirror/rows/content'
import type Origin from '#mirror/models/origin'
import type { Content } from '#mirror/format/rows'

const fetch = (name: string) => objectStore().read(name)

/** The rows of an edition whose objects are all here. */
export const contentOf = (edition: { catalogue: string }): Promise<Content> =>
  readCatalogue(edition.catalogue, fetch)

export const editionOf = async (name: string): Promise<Edition> => readEdition(await fetch(name))

/** What is in force here, undefined where nothing is. */
export async function currentContent(origin: Origin) {
  const current = origin.currentId && (await Received.find(origin.currentId))
  if (!current || !current.catalogue) return undefined
  const content = await contentOf({ catalogue: current.catalogue })
  return { received: current, name: current.catalogue, content }
}

/** The blobs that an edition needs here when this is withdrawn: those that something still names. */
export async function neededBlobs(content: Content, revoked: Revoked) {
  const used = await namedBlobs(await withoutRevoked(content, revoked), fetch)
  return blobsOf(content).filter(({ sha256, held }) => held && used.has(sha256))
}

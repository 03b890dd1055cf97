import type { Archive } from '#shared/archive/archive'
import type { FileKind } from '#media/types'

type Recogniser = (archive: Archive) => Promise<FileKind | undefined>

let packages: Recogniser = async () => undefined

/** The module that plays packages says which kind an archive is; undefined where it is none of its. */
export const setRecogniser = (recogniser: Recogniser) => void (packages = recogniser)

export async function recogniseArchive(archive: Archive): Promise<FileKind> {
  if (archive.has('META-INF/container.xml')) return 'epub'
  if (archive.has('[Content_Types].xml')) return 'office'
  return (await packages(archive)) ?? 'archive'
}

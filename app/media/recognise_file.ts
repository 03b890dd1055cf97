import { stat } from 'node:fs/promises'
import { openArchive } from '#shared/archive/open_archive'
import { PackageProblem } from '#shared/archive/package_problem'
import { isOffice } from '#media/queries/office_types'
import { pictureSize } from '#media/picture_size'
import { mediaTypeOf, mediaTypeOfBytes } from '#media/media_type'
import { recogniseArchive } from '#media/recognise_archive'
import type { FileKind } from '#media/types'

/** Programs: nobody learns from one, and a download of one from a lesson should never be trusted. */
const PROGRAMS = [
  ...['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary'],
  ...['application/vnd.microsoft.portable-executable', 'application/x-ms-shortcut'],
  ...['application/x-deb', 'application/x-rpm', 'application/x-msi', 'application/java-vm'],
]

const ZIP =
  /^application\/(?:zip|epub\+zip|vnd\.openxmlformats|vnd\.oasis\.opendocument|java-archive|vnd\.android|x-xpinstall)/

/** More than the largest cameras have. */
const MOST_POINTS = 250_000_000

/** Names that say zip: a file so called that is none is damaged. */
const CALLED_ZIP = /\.(?:zip|h5p|imscc|epub|elpx?|pif|docx|xlsx|pptx|odt|ods|odp)$/i

/**
 * What a file is, by its bytes. Archives are opened as far as their list of names, which is checked whole.
 * @throws PackageProblem where the file is dangerous or broken: its code is a sentence in both languages
 */
export async function recogniseFile(
  path: string,
  name: string
): Promise<{ kind: FileKind; mediaType: string }> {
  const { size } = await stat(path)
  if (size === 0) throw new PackageProblem('file_empty')
  const mediaType = await mediaTypeOf(path, name)
  if (PROGRAMS.includes(mediaType)) throw new PackageProblem('program', { name })
  if (ZIP.test(mediaType)) return { kind: await archiveKind(path, size, mediaType), mediaType }
  if (CALLED_ZIP.test(name)) {
    throw new PackageProblem('not_a_zip', { reason: mediaType })
  }
  await refuseHuge(path, mediaType)
  return { kind: plainKind(mediaType), mediaType }
}

/**
 * `recogniseFile` of what is in memory; undefined where more than its beginning has to be looked at, which is done where
 * it lies: archives, pictures, films, sound.
 */
export async function recogniseBytes(
  bytes: Buffer,
  name: string
): Promise<{ kind: FileKind; mediaType: string } | undefined> {
  if (bytes.length === 0) throw new PackageProblem('file_empty')
  const mediaType = await mediaTypeOfBytes(bytes, name)
  if (PROGRAMS.includes(mediaType)) throw new PackageProblem('program', { name })
  const isDeep = ZIP.test(mediaType) || CALLED_ZIP.test(name)
  if (isDeep || /^(?:image|video|audio)\//.test(mediaType)) return undefined
  return { kind: plainKind(mediaType), mediaType }
}

/** A few bytes may claim a picture that fills the memory of whoever opens it: a server's, and each phone's. */
async function refuseHuge(path: string, mediaType: string) {
  const found = mediaType.startsWith('image/') && (await pictureSize(path, mediaType))
  if (!found || found.width * found.height <= MOST_POINTS) return
  throw new PackageProblem('picture_huge', { ...found, most: MOST_POINTS / 1e6 })
}

function plainKind(mediaType: string): FileKind {
  const [family] = mediaType.split('/')
  if (family === 'video' || family === 'audio' || family === 'image') return family
  if (mediaType === 'application/pdf') return 'pdf'
  if (mediaType === 'text/vtt' || mediaType === 'application/x-subrip') return 'subtitles'
  if (isOffice(mediaType)) return 'office'
  return family === 'text' || /json|xml$/.test(mediaType) ? 'text' : 'other'
}

async function archiveKind(path: string, size: number, mediaType: string): Promise<FileKind> {
  const { archive, close } = await openArchive(path, size)
  try {
    if (isOffice(mediaType)) return 'office'
    return await recogniseArchive(archive)
  } finally {
    close()
  }
}

import { fileTypeFromBuffer } from 'file-type'
import { PackageProblem } from '#shared/archive/package_problem'
import type { ArchiveFile } from '#shared/archive/archive'

const list = (text: string) => new Set(text.split(' '))

/** What content may be made of: the list of H5P itself with `svg`, which is never run (see `content/serve_file`). */
const CONTENT = list(
  'json png jpg jpeg gif bmp tif tiff svg webp eot ttf woff woff2 otf webm mp4 ogg oga ogv mp3 m4a wav txt pdf rtf doc docx xls xlsx ppt pptx odt ods odp csv diff patch swf md textile vtt webvtt gltf glb'
)

/** Libraries are code besides. */
const LIBRARY = new Set([...CONTENT, ...list('js css xml map cur ico')])

/** Bytes of one file; large media belong in the media library. */
export const MOST = { content: 512 * 1024 ** 2, library: 16 * 1024 ** 2, json: 8 * 1024 ** 2 }

/** Files that tools leave beside the others: never taken, never told. */
export const isHidden = (path: string) => path.split('/').some((part) => /^[._]/.test(part))

const endOf = (path: string) => (path.includes('.') ? path.split('.').pop()!.toLowerCase() : '')

const endsIn = (allowed: Set<string>, path: string) => allowed.has(endOf(path.split('/').pop()!))

/** @throws PackageProblem where a package holds what H5P does not know */
export function checkEnding({ path, size }: ArchiveFile, kind: 'content' | 'library') {
  if (!endsIn(kind === 'content' ? CONTENT : LIBRARY, path)) {
    throw new PackageProblem('h5p_file_type', { name: path })
  }
  if (size > MOST[kind]) throw new PackageProblem('file_large', { name: path })
}

/** What a file by this name must begin like; anything else may be text or has no mark to know it by. */
const LIKE: Record<string, RegExp> = {
  ...{ png: /^image\/(a?png)$/, jpg: /^image\/jpeg$/, jpeg: /^image\/jpeg$/ },
  ...{ gif: /^image\/gif$/, webp: /^image\/webp$/, bmp: /^image\/bmp$/ },
  ...{ mp4: /^(video|audio)\//, webm: /^(video|audio)\//, ogg: /ogg/, wav: /^audio\// },
  ...{ mp3: /^audio\//, m4a: /^(audio|video)\//, pdf: /^application\/pdf$/ },
}
const HEAD = 4100

/** Pictures, sound and video are what they say: a name that lies hides something. @throws PackageProblem */
export async function checkBytes(file: ArchiveFile) {
  const like = LIKE[endOf(file.path)]
  if (!like || file.size === 0) return
  const found = await fileTypeFromBuffer(await headOf(file))
  const isPicture = !found || !/^(image|audio|video|application\/(ogg|pdf))/.test(found.mime)
  // Tools give a picture the wrong one of these endings all the time, and browsers show it.
  if (isPicture || (found.mime === 'application/pdf' && !like.test(found.mime))) {
    throw new PackageProblem('h5p_not_what_it_says', { name: file.path })
  }
}

async function headOf(file: ArchiveFile) {
  const stream = await file.open()
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    parts.push(part as Buffer)
    size += (part as Buffer).length
    if (size >= HEAD) break
  }
  stream.destroy()
  return Buffer.concat(parts).subarray(0, HEAD)
}

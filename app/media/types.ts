/** What a page or a route needs of a blob; a row of `media_blobs` or a model fits. */
export type BlobFile = { sha256: string; size: number; mediaType: string }

/** What a file is, by its bytes. Packages are told apart by the module that plays them. */
export const fileKinds = [
  ...(['video', 'audio', 'image', 'pdf', 'epub', 'office', 'subtitles'] as const),
  ...(['scorm12', 'scorm2004', 'cmi5', 'h5p', 'xapi', 'html5', 'cartridge', 'aicc'] as const),
  ...(['elpx', 'archive', 'text', 'other'] as const),
] as const
export type FileKind = (typeof fileKinds)[number]

/** Why a file was refused or could not be converted: words in lang/{km,en}/media.json under `problems`. */
export type FileProblem = { code: string; data?: Record<string, string | number> }

/** A file that a form takes: it has arrived, was recognised and is kept. */
export type SentFile = {
  name: string
  kind: FileKind
  blob: { id: string; sha256: string; size: number; mediaType: string }
}

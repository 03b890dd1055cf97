import { isOffice } from '#media/queries/office_types'
import { QUESTIONS_TYPE } from '#library/questions/types'
import type { FileKind } from '#media/types'
import type { ResourceKind, Scope } from '#library/types'

/** What a form or a pack says of a resource. Files are stored as blobs before. */
export type ResourceInput = {
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  bodyKm: string | null
  bodyEn: string | null
  licence: string
  holderKm: string | null
  holderEn: string | null
  authors: string[]
  keywords: { km: string[]; en: string[] }
  languages: string[]
  subjectId: string | null
  grades: number[]
  track: string | null
  minutes: number | null
  audience: string[]
  teacherOnly: boolean
  contributors: string[]
  publisherKm: string | null
  publisherEn: string | null
  sourceUrl: string | null
  accessibility: string[]
  redistributable: boolean
  scope: Scope
  /** Codes of lessons and outcomes. */
  alignment: string[]
}

export type FileInput = {
  blob: { id: string; mediaType: string; sha256: string; size: number | string | bigint }
  /** What it is by its bytes, where that decides what becomes of it. */
  kind?: FileKind
  name: string
  language: string | null
  altKm: string | null
  altEn: string | null
}

/** What the form says of a file that is there already; its name tells which. */
export type StandingFile = {
  name: string
  altKm: string | null
  altEn: string | null
  remove: boolean
}

export type FilesInput = {
  main: FileInput[]
  parts: FileInput[]
  /** What is said in a film, one file a language. */
  captions?: FileInput[]
  standing?: StandingFile[]
  /** The letter in which the holder agrees; a new one takes the place of the old. */
  proof?: { blobId: string; name: string }
}

/** The kind of resource that a file makes; `plays`: it is a package. */
export function kindOf(mediaType: string | undefined, plays = false): ResourceKind {
  if (!mediaType) return 'page'
  if (plays) return 'package'
  if (mediaType === QUESTIONS_TYPE) return 'questions'
  if (mediaType === 'application/pdf') return 'pdf'
  if (mediaType === 'application/epub+zip') return 'book'
  if (isOffice(mediaType)) return 'document'
  const [family] = mediaType.split('/')
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file'
}

/** A name for a file's address and for the reader's disk: the last part of a path, without control characters. */
export function fileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).pop()!
  const clean = last
    .replaceAll(/[\p{C}<>:"|?*#%&]/gu, '')
    .replace(/^\.+/, '')
    .trim()
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 ? clean.slice(dot).slice(0, 12) : ''
  const stem = dot > 0 ? clean.slice(0, dot) : clean
  return `${stem.slice(0, 100) || 'file'}${ending}`
}

import type { Readable } from 'node:stream'
import type { RowProblem } from '#shared/imports/import_kind'
import type { FileRole, RelationKind } from '#library/types'

export const sourceKinds = ['sheet', 'kolibri', 'packages', 'oai', 'moodle'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** A file of an entry, as the source has it. */
export type EntryFile = {
  role: FileRole
  name: string
  /** Where the source finds it. */
  path: string
  size: number
  /** Tells its bytes from others: `sha256:...`, `md5:...`. */
  print: string
  language: string | null
  alt?: string | null
}

/** One thing of a source, in words that still have to be understood: `licence` and `topics` are its own. */
export type SourceEntry = {
  /** Stays the same within the source, whatever else changes. */
  key: string
  /** Where a person finds it there: the row of a sheet, the path of a file. */
  place?: string
  /** It was there and is not any more. */
  isGone?: boolean
  titleKm?: string | null
  titleEn?: string | null
  descriptionKm?: string | null
  descriptionEn?: string | null
  /** Markdown. */
  bodyKm?: string | null
  bodyEn?: string | null
  licence?: string | null
  holder?: string | null
  authors?: string[]
  contributors?: string[]
  publisher?: string | null
  languages?: string[]
  keywords?: string[]
  /** Branches of the source's own order, the topmost first; terms of the mapping. */
  topics?: string[]
  /** Where the source says it in the codes of the ministry. */
  subject?: string | null
  grades?: number[]
  alignment?: string[]
  minutes?: number | null
  audience?: string[]
  /** For people who work for the ministry, and nobody else. */
  teacherOnly?: boolean
  accessibility?: string[]
  sourceUrl?: string | null
  files?: EntryFile[]
  /** The work that this is, or that it was made from, elsewhere. */
  origin?: Origin | null
  problems?: RowProblem[]
  /** What is not taken of it, although the rest is. */
  remarks?: RowProblem[]
  /** The list of its own on the page of the import in which it stands. */
  mark?: string
}

export type Origin = {
  kind: RelationKind
  title: string | null
  author: string | null
  url: string | null
  licence?: string | null
}

/** A word of the source that needs a meaning here. */
export type Term = { kind: 'licence' | 'topic'; term: string; label: string }

/** What is known of a source when it was opened. */
export type SourceFacts = {
  kind: SourceKind
  key: string
  name: string
  version?: string | null
}

/** A source that is open: it yields its entries once, and gives their files. */
export type Source = SourceFacts & {
  /** Whether what it does not yield is gone from it. */
  isWhole: boolean
  entries(known: Known): AsyncIterable<SourceEntry>
  /** The words of topics; those of licences are the words themselves. */
  labelOf?(term: string): string
  /** Since when the next harvest asks, once the entries are through. */
  sinceNext?(): string | null
  open(file: EntryFile): Promise<Readable>
  /** Where a file lies on this server, if it does. */
  pathOf?(file: EntryFile): string
  close(): Promise<void>
}

/** What was imported from it before. */
export type Known = { since: string | null }

/** An entry as it is understood here: what stands in the row of a resource, and what is compared with the last time. */
export type Given = {
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
  contributors: string[]
  publisherKm: string | null
  publisherEn: string | null
  languages: string[]
  keywords: { km: string[]; en: string[] }
  subject: string | null
  grades: number[]
  alignment: string[]
  minutes: number | null
  audience: string[]
  teacherOnly?: boolean
  accessibility: string[]
  sourceUrl: string | null
  origin: Origin | null
  files: GivenFile[]
}

/** A file with its blob, once it was brought in. */
export type GivenFile = EntryFile & { blob?: KeptBlob; plays?: boolean }

export type KeptBlob = { id: string; sha256: string; size: number; mediaType: string }

/** What a row of an import holds for the library. */
export type EntryValues = {
  sourceId: string
  key: string
  given: Given
  /** What stood when it was judged: `basisOf`. */
  basis?: string
}

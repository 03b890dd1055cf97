import type { Standing } from '#mirror/edge/standings'
import type { SignWith } from '#mirror/http/signature'
import type { Cut } from '#mirror/format/piece'
import type { MadeObject } from '#mirror/format/tree'
import type { MetadataSource } from '#mirror/trust/trusted_folder'

export type Medium = 'http' | 'stick' | 'peer' | 'folder'

/** Where objects come from. None is trusted: what comes is checked by its name, and each is as good as another. */
export type EditionSource = {
  medium: Medium
  /** For the log: an address or a folder, without secrets. */
  name: string
  metadata: MetadataSource
  /** A small object as a whole; undefined where it is not there. Its bytes are not checked yet. */
  object(name: string, limit: number): Promise<Uint8Array | undefined>
  /** A large one from this byte on, or from its start where the source cannot do better. */
  stream(name: string, from: number): Promise<Streamed | undefined>
  /** How often it is asked again after it was cut off. */
  retries?: number
  /** The first pause before that, in milliseconds. */
  pause?: number
  /** Which of these it has, where asking for each would take long. */
  which?(names: string[]): Promise<string[]>
  /** Many small ones in few requests. */
  some?(names: string[]): AsyncIterable<MadeObject>
  /** How a process beside this one opens the same. */
  portable?: PortableSource
}

export type PortableSource =
  | {
      kind: 'http'
      url: string
      signWith: SignWith
      bytesPerSecond?: number | null
      medium?: Medium
      pause?: number
    }
  | { kind: 'folder'; folder: string; medium: Medium; cut: Cut }

/** `to`: it has the bytes up to there only; the rest is elsewhere, such as on another stick. */
export type Streamed = { readable: Pieces; from: number; to?: number }

/** Bytes that come one after another until somebody has enough. */
export type Pieces = AsyncIterable<Buffer> & { destroy: () => unknown }

/** Why a source gave nothing: it is not there any more, or the line is down. Another may do. */
export class SourceError extends Error {
  constructor(
    /** `strange`: something else than an origin answers, such as the sign-in page of a network. */
    readonly code: 'gone' | 'no_answer' | 'refused' | 'strange' | Standing,
    cause?: unknown
  ) {
    super(code, { cause })
  }
}

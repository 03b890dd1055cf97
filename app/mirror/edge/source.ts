import type { Readable } from 'node:stream'
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
  stream(name: string, from: number): Promise<{ readable: Readable; from: number } | undefined>
  /** How often it is asked again after it was cut off. */
  retries?: number
  /** Many small ones in few requests. */
  some?(names: string[]): AsyncIterable<MadeObject>
}

/** Why a source gave nothing: it is not there any more, or the line is down. Another may do. */
export class SourceError extends Error {
  constructor(
    readonly code: 'gone' | 'no_answer' | 'refused',
    cause?: unknown
  ) {
    super(code, { cause })
  }
}

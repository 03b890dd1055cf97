import type { Readable } from 'node:stream'

export type StoredObject = { key: string; bytes: number }

/**
 * The port to where copies are kept. Keys are paths with slashes. `put` is whole or not at all: an object that can
 * be listed is complete and stays through a power cut.
 */
export type Place = {
  /** For the console: a path or an address, without secrets. */
  readonly name: string
  /** Whether what was written is read again at once; elsewhere the transfer itself carries a checksum. */
  readonly rereads: boolean
  /** Throws a PlaceError where nothing can be kept at present. */
  ready(): Promise<void>
  list(prefix: string): AsyncIterable<StoredObject>
  /** @param source a path or the bytes */
  put(key: string, source: string | Buffer): Promise<void>
  get(key: string): Promise<Readable>
  remove(key: string): Promise<void>
  /** Free bytes, where that can be known. */
  free(): Promise<number | undefined>
}

/** Why a place cannot be used; its words are in lang/{km,en}/backups.json under `problems`. */
export type PlaceProblem =
  | 'stick_absent'
  | 'folder_missing'
  | 'not_writable'
  | 'no_room'
  | 'no_answer'
  | 'refused'
  | 'not_found'
  | 'busy'

export class PlaceError extends Error {
  constructor(
    readonly code: PlaceProblem,
    readonly facts: Record<string, string | number> = {},
    cause?: unknown
  ) {
    super(`${code} ${JSON.stringify(facts)}`, { cause })
  }
}

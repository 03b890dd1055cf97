import { readMessage } from '#mirror/format/messages'

/** The folder on a stick that is ours. Nothing else of a stick is touched. */
export const STICK_FOLDER = 'tonle-mirror'
export const LABEL_FILE = 'stick.json'
export const LABEL_LIMIT = 64 * 1024

/** What a stick says of itself (docs/protocols/mirror.md section 21). Nobody relies on it: it saves looking through a stick that holds nothing new. */
export type StickLabel = {
  format: 'tonle-stick'
  version: 1
  id: string
  /** The first root of the origin, by its name. */
  origin: string
  channel: string
  profile: string
  sequence: number
  edition: string
  /** Which stick of the edition it is, and whether more are to come. */
  part: number
  isLast: boolean
  /** Whether all of it was read back past the memory of the system. */
  isProven: boolean
}

/** Undefined where that is no label. */
export function readLabel(bytes: Uint8Array | undefined): StickLabel | undefined {
  if (!bytes) return undefined
  try {
    return readMessage<StickLabel>('stick', JSON.parse(Buffer.from(bytes).toString()))
  } catch {
    return undefined
  }
}

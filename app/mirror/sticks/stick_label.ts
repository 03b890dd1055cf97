import vine from '@vinejs/vine'

/** The folder on a stick that is ours. Nothing else of a stick is touched. */
export const STICK_FOLDER = 'tonle-mirror'
export const LABEL_FILE = 'stick.json'
export const LABEL_LIMIT = 64 * 1024

/** What a stick says of itself. Nobody relies on it: it saves looking through a stick that holds nothing new. */
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

const shape = vine.create({
  format: vine.literal('tonle-stick'),
  version: vine.literal(1),
  id: vine.string().uuid(),
  origin: vine.string().maxLength(64),
  channel: vine.string().maxLength(40),
  profile: vine.string().maxLength(40),
  sequence: vine.number(),
  edition: vine.string().maxLength(64),
  part: vine.number(),
  isLast: vine.boolean({ strict: true }),
  isProven: vine.boolean({ strict: true }),
})

/** Undefined where that is no label. */
export async function readLabel(bytes: Uint8Array | undefined): Promise<StickLabel | undefined> {
  if (!bytes) return undefined
  try {
    const [error, label] = await shape.tryValidate(JSON.parse(Buffer.from(bytes).toString()))
    return error ? undefined : (label as StickLabel)
  } catch {
    return undefined
  }
}

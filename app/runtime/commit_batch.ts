import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'

const status = () => vine.string().maxLength(16)
const share = () => vine.number().min(-1_000_000).max(1_000_000).nullable()

/** One call of the content: milliseconds since it began, function, element, value, answer, error code. */
const call = vine.array(vine.any().nullable()).maxLength(6)

const statement = vine.object({
  n: vine.number().withoutDecimals().min(1).max(1_000_000),
  at: vine.number().min(0),
  statement: vine.object({}).allowUnknownProperties(),
})

const entry = vine.object({
  seq: vine.number().withoutDecimals().min(1).max(2_000_000_000),
  /** When it was made, by the clock of the device, in milliseconds. */
  at: vine.number().min(0),
  sco: vine.string().minLength(1).maxLength(500),
  /** Which time of playing in this launch, from 1. */
  session: vine.number().withoutDecimals().min(1).max(100_000),
  /** The content has ended its session, or it was cut (`cut`) by closing the window. */
  final: vine.boolean(),
  cut: vine.boolean().optional(),
  /** It went on from what was saved. */
  resumed: vine.boolean(),
  /** The data model; checked by the standard's own rules afterwards. */
  cmi: vine.object({}).allowUnknownProperties(),
  /** What the content says how long it took, in seconds, and what the player saw of it without sleep. */
  seconds: vine.number().min(0).max(100_000_000).nullable(),
  active: vine.number().min(0).max(100_000_000),
  slept: vine.number().min(0).max(1_000_000_000),
  /** The state of the sequencing engine and what it says of the whole. */
  sequencing: vine.string().maxLength(2_000_000).nullable().optional(),
  tree: vine
    .object({ completion: status(), success: status(), scaled: share().optional() })
    .nullable()
    .optional(),
  /** The activity to come back to; null at the end. */
  current: vine.string().maxLength(500).nullable().optional(),
  ended: vine.boolean().optional(),
  objectives: vine.object({}).allowUnknownProperties().nullable().optional(),
  /** Stores that packages share and that have changed. */
  shared: vine.object({}).allowUnknownProperties().nullable().optional(),
  calls: vine.array(call).maxLength(1000).optional(),
  omitted: vine.number().min(0).optional(),
  /** H5P: what content says in xAPI, numbered within its time of playing. */
  statements: vine.array(statement).maxLength(300).optional(),
})

const batch = vine.create({
  launch: vine.string().uuid(),
  entries: vine.array(entry).minLength(1).maxLength(200),
})

export type CommitBatch = Infer<typeof batch>
export type CommitEntry = CommitBatch['entries'][number]

/** The commits of a request's body; undefined where it is not what a player sends. */
export async function commitBatch(body: Buffer): Promise<CommitBatch | undefined> {
  try {
    return await batch.validate(JSON.parse(body.toString('utf8')))
  } catch {
    return undefined
  }
}

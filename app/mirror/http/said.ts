import { readMessage } from '#mirror/format/messages'

/** What a mirror says of itself when it asks whether there is something new (docs/protocols/mirror.md section 14). */
export type Said = {
  catalogue: string | null
  sequence: number | null
  revocations: number
  freeBytes?: number | null
  appVersion?: string
  note?: string | null
  medium?: 'http' | 'stick'
  month?: string
  monthBytes?: number
  /** The id of the question, the same when it is asked again because no answer came. */
  ask?: string
  /** Where it runs and on which machine, hashed. */
  boot?: string
  hardware?: string
}

/** Undefined where it is not what it should be. */
export const pollSaid = (value: unknown) => readMessage<Said>('poll', value)
export const namesSaid = (value: unknown) => readMessage<{ names: string[] }>('names', value)?.names

import type { Carried, Order } from '#mirror/carry/carry'
import type { PortableSource } from '#mirror/edge/source'

/** What the process beside is told. */
export type Told =
  { source: PortableSource; number: number } | { order: Order; of: number; id: number }

/** What it says of an order. */
export type Said = { id: number } & (
  { came: number } | { carried: Carried | null } | { problem: Problem }
)

/** An error as it goes from one process to the other. */
export type Problem = {
  kind: 'source' | 'format' | 'other'
  code: string
  message: string
  facts?: Record<string, string | number>
}

import { MirrorReceivedSchema } from '#database/schema'

export const receivedStates = [
  ...(['announced', 'fetching', 'partial', 'held', 'complete', 'active'] as const),
  ...(['superseded', 'returned', 'collected', 'refused'] as const),
] as const

/** docs/protocols/mirror.md section 18. */
export type ReceivedState = (typeof receivedStates)[number]

/** States in which more of an edition may come. */
export const openStates: ReceivedState[] = ['announced', 'fetching', 'partial', 'held', 'complete']

/** An edition as far as it came here. */
export default class Received extends MirrorReceivedSchema {
  static table = 'mirror_received'
  static selfAssignPrimaryKey = true

  declare state: ReceivedState
}

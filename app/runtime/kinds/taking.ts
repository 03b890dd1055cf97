import type Attempt from '#runtime/models/attempt'
import type AttemptSco from '#runtime/models/attempt_sco'
import type Launch from '#runtime/models/launch'

/** What a commit is put into: the attempt, the launch that speaks, and what the attempt's activities have told. */
export type Taken = { attempt: Attempt; launch: Launch; rows: Map<string, AttemptSco> }

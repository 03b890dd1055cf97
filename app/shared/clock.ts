import { DateTime } from 'luxon'

let frozen: DateTime | undefined

/** The time zone of every date that a person reads; stored times are UTC. */
export const ZONE = 'Asia/Phnom_Penh'

/** The one source of the present time, so that tests can set it. */
export const clock = {
  now: () => frozen ?? DateTime.utc(),
  /** Holds the clock at `time` until `release`. For tests. */
  freeze(time: DateTime) {
    frozen = time
  },
  release() {
    frozen = undefined
  },
}

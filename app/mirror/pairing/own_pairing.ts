import type { PairingRequest } from '#mirror/pairing/messages'

/** What a server that waits for an answer keeps of it. */
export type OwnPairing = {
  medium: 'http' | 'stick'
  /** As it was sent, or lies on the stick; there is no secret in it. */
  request: PairingRequest
  /** When it was asked, by the clock of this server. */
  askedAt: string
  /** What the origin calls the request, in its protocol and in the addresses of its pages. */
  id?: string
  code?: string
  until?: string
  /** How far this clock is from that of the origin, in seconds, where it is far. */
  skew?: number
  /** The last try to hear something: a code of `LineProblem` or `PairingProblem`. */
  problem?: string
  /** Why there is no use in waiting any longer. */
  over?: 'refused' | 'expired'
  /** In the words of whoever refused it. */
  reason?: string | null
}

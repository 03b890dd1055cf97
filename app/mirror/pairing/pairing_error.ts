/** What a person is told when two servers cannot be paired; words in lang mirror_pairing.json under `errors`. */
export const pairingProblems = [
  ...(['bad_request', 'wrong_code', 'known_key', 'no_keys', 'not_mine', 'unknown_code'] as const),
  ...([
    'expired',
    'decided',
    'other_root',
    'busy',
    'forged',
    'retired_site',
    'other_place',
  ] as const),
] as const

export type PairingProblem = (typeof pairingProblems)[number]

export class PairingError extends Error {
  constructor(
    readonly code: PairingProblem,
    cause?: unknown
  ) {
    super(code, { cause })
  }
}

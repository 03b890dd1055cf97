import type { NotificationKind } from '#shared/notifications/kinds'
import type { Role } from '#identity/types'

/** Who is told of what happens with mirrors: at the institution and above it. */
export const lookingAfter: Role[] = ['administrator', 'mirror_operator']

/** What those are told who look after mirrors, at an origin and at a mirror. */
export const told = {
  waits: 'mirror.pairing_waits',
  cloned: 'mirror.site_cloned',
  hardware: 'mirror.site_hardware',
  standing: 'mirror.site_standing',
  pairedHere: 'mirror.paired_here',
  standingHere: 'mirror.standing_here',
} as const

const urgent: string[] = [told.cloned, told.standingHere]

export const pairingNotices: NotificationKind[] = Object.values(told).map((kind) => ({
  ...{ kind, urgent: urgent.includes(kind) },
}))

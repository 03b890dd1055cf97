import { hasGrown, readRevocations, revokedIds } from '#mirror/format/revocations'
import { objectStore } from '#mirror/store/objects'
import type { Revocations } from '#mirror/format/revocations'

export const NOTHING: Revocations = { sequence: 0, entries: [] }

/** What is withdrawn here at present. */
export async function standingRevocations(name: string | null): Promise<Revocations> {
  return name ? readRevocations(await objectStore().read(name)) : NOTHING
}

/** Reads what was signed, and refuses one from which something was taken away. */
export function nextRevocations(before: Revocations, bytes: Uint8Array) {
  const next = readRevocations(bytes)
  return hasGrown(before, next) ? next : undefined
}

export const revokedIn = (revocations: Revocations) => revokedIds(revocations)

/** Why a row was withdrawn, in both languages. */
export function reasonsOf({ entries }: Revocations, table: string) {
  const own = entries.filter(([name, , , standing]) => name === table && standing === 'revoked')
  return new Map(own.map(([, id, , , km, en]) => [id, { km, en }]))
}

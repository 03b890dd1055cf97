import { objectStore } from '#mirror/store/objects'
import { onlyGrows, readRevocations, revokedRows } from '#mirror/publisher/revocations'
import type { Revocations } from '#mirror/publisher/revocations'

const NOTHING: Revocations = { sequence: 0, entries: [] }

/** What is withdrawn here at present (docs/protocols/mirror.md section 19). */
export async function standingRevocations(name: string | null): Promise<Revocations> {
  return name ? readRevocations(await objectStore().read(name)) : NOTHING
}

/** Reads what was signed; undefined where something was taken away from it. */
export function nextRevocations(before: Revocations, bytes: Uint8Array) {
  const next = readRevocations(bytes)
  return onlyGrows(before, next) ? next : undefined
}

export const revokedIn = revokedRows

/** Why a row was withdrawn, in both languages. */
export function reasonsOf({ entries }: Revocations, table: string) {
  const own = entries.filter(([name, , , standing]) => name === table && standing === 'revoked')
  return new Map(own.map(([, id, , , km, en]) => [id, { km, en }]))
}

import { sign, verify } from 'node:crypto'
import { canonicalBytes, readCanonical, type Json } from '#mirror/format/canonical_json'
import { publicKeyOf } from '#mirror/http/signature'
import { readMessage } from '#mirror/format/messages'
import type { Said } from '#mirror/http/said'

/** Where a mirror leaves its words on a stick, and how large they may be (docs/protocols/mirror.md section 21). */
export const noteFile = (kind: NoteKind, siteId: string) => `sites/${siteId}/${kind}-${siteId}.json`
export const NOTE_LIMIT = { health: 64 * 1024, want: 16 * 1024 * 1024 }

export type NoteKind = 'health' | 'want'

export type HealthNote = { site: string; counter: number; said: Said }

/** What a mirror has, so that a stick need not bring it; and what it lacks of the edition that is coming. */
export type WantNote = {
  site: string
  counter: number
  catalogue: string | null
  edition: string | null
  has: string[]
  missing: string[]
}

type Notes = { health: HealthNote; want: WantNote }

/** The words of a mirror as a file, signed with its key. */
export function makeNote<K extends NoteKind>(kind: K, note: Notes[K], privatePem: string) {
  const unsigned = { format: `tonle-${kind}`, version: 1, ...note } as unknown as Record<
    string,
    Json
  >
  const signature = sign(null, canonicalBytes(unsigned), privatePem).toString('base64')
  return canonicalBytes({ ...unsigned, signature })
}

/** Undefined where it is not what it should be, or of another mirror. */
export function readNote<K extends NoteKind>(
  kind: K,
  bytes: Uint8Array,
  site: { id: string; publicKey: string }
): Notes[K] | undefined {
  try {
    const value = readCanonical(bytes) as Record<string, unknown>
    if (!readMessage(kind, value) || value.site !== site.id) return undefined
    const { signature, ...unsigned } = value
    const text = canonicalBytes(unsigned as Json)
    const proof = Buffer.from(String(signature), 'base64')
    const isRight = verify(null, text, publicKeyOf(site.publicKey), proof)
    return isRight ? (unsigned as unknown as Notes[K]) : undefined
  } catch {
    return undefined
  }
}

import { AuditSeal } from '#shared/audit/seal'
import { digestEntries } from '#shared/audit/digest_entries'
import { isSigned, serverPublicKey } from '#shared/audit/signing_key'

export type Fault =
  /** A link is missing, or does not follow from the one before it. */
  | 'chain'
  /** What the link says of itself is not what was signed. */
  | 'signature'
  /** The newest link was not signed by this server. */
  | 'key'
  /** Entries of the day were changed, deleted or put in. */
  | 'entries'

export type Verdict = {
  isWhole: boolean
  /** Links and entries that were read. */
  days: number
  entries: number
  /** The first day that is not as it was sealed. */
  broken?: { day: string; sequence: number; fault: Fault }
  /** The newest link: its seal, written down elsewhere, proves that no later one was cut off. */
  head?: { day: string; sequence: number; seal: string }
  /** The public keys that signed, in order. More than one: APP_KEY was changed. */
  keys: string[]
}

type Seen = (entries: number) => Promise<void>

/** Reads the whole chain and every entry in it, and stops at the first link that is not as it was sealed. */
export async function verifyChain(seen: Seen = async () => {}): Promise<Verdict> {
  const verdict: Verdict = { isWhole: true, days: 0, entries: 0, keys: [] }
  let last = null as AuditSeal | null
  for (;;) {
    const seal: AuditSeal | null = await AuditSeal.query()
      .where('sequence', '>', last?.sequence ?? 0)
      .whereNot('state', 'sealing')
      .orderBy('sequence')
      .first()
    if (!seal) break
    const fault = linkFault(seal, last) ?? (await entriesFault(seal, verdict, seen))
    if (fault) return broken(verdict, seal, fault)
    if (!verdict.keys.includes(seal.publicKey!)) verdict.keys.push(seal.publicKey!)
    verdict.days++
    last = seal
  }
  if (!last) return verdict
  if (last.publicKey !== serverPublicKey()) return broken(verdict, last, 'key')
  verdict.head = { day: last.day, sequence: last.sequence, seal: last.seal! }
  return verdict
}

const broken = (verdict: Verdict, { day, sequence }: AuditSeal, fault: Fault): Verdict => ({
  ...verdict,
  isWhole: false,
  broken: { day, sequence, fault },
})

function linkFault(seal: AuditSeal, last: AuditSeal | null): Fault | undefined {
  const follows =
    seal.sequence === (last?.sequence ?? 0) + 1 &&
    seal.previous === (last?.seal ?? null) &&
    (!last || seal.startsAt.toMillis() === last.endsAt.toMillis())
  if (!follows) return 'chain'
  if (seal.seal !== seal.text) return 'signature'
  if (!isSigned(seal.text, seal.signature ?? '', seal.publicKey ?? '')) return 'signature'
}

async function entriesFault(
  seal: AuditSeal,
  verdict: Verdict,
  seen: Seen
): Promise<Fault | undefined> {
  if (seal.state === 'pruned') {
    const isOurs = isSigned(seal.prunedText, seal.prunedSignature ?? '', seal.publicKey!)
    return isOurs ? undefined : 'signature'
  }
  const found = await digestEntries(seal, async (rows) => {
    verdict.entries += rows
    await seen(verdict.entries)
  })
  const isSame =
    found.digest === seal.digest &&
    found.entries === seal.entries &&
    found.late === seal.late &&
    found.firstId === seal.firstId &&
    found.lastId === seal.lastId
  return isSame ? undefined : 'entries'
}

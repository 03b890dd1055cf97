import { createHash, sign, verify, type KeyObject } from 'node:crypto'
import { fromBase58, toBase58 } from '#credentials/proof/multibase'
import { canonicalJson } from '#credentials/proof/canonical_json'

/** W3C Data Integrity, cryptosuite `eddsa-jcs-2022` (vc-di-eddsa 1.0, section 3.3). */
export type Proof = {
  type: 'DataIntegrityProof'
  cryptosuite: 'eddsa-jcs-2022'
  created: string
  verificationMethod: string
  proofPurpose: 'assertionMethod'
  proofValue: string
}

type Document = Record<string, unknown>

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** What is signed: the hash of the proof's options, then that of the document. */
const hashOf = (document: Document, options: Document) =>
  Buffer.concat([sha256(canonicalJson(options)), sha256(canonicalJson(document))])

export function signDocument<T extends Document>(
  document: T,
  { key, method, created }: { key: KeyObject; method: string; created: string }
): T & { proof: Proof } {
  const options = {
    ...{ type: 'DataIntegrityProof' as const, cryptosuite: 'eddsa-jcs-2022' as const, created },
    ...{ verificationMethod: method, proofPurpose: 'assertionMethod' as const },
    ...('@context' in document && { '@context': document['@context'] }),
  }
  const proofValue = toBase58(sign(null, hashOf(document, options), key))
  return { ...document, proof: { ...options, proofValue } }
}

/** Whether the proof of a document was made with this key and nothing has changed since. */
export function isProven({ proof, ...document }: Document, key: KeyObject): boolean {
  if (!isProof(proof)) return false
  const { proofValue, ...options } = proof
  const signature = fromBase58(proofValue)
  if (signature?.length !== 64) return false
  const context = (options as Document)['@context']
  if (context !== undefined && !startsWith(document['@context'], context)) return false
  return verify(null, hashOf(document, options), key, signature)
}

/** The contexts of a proof are those of the document, or its first ones. */
function startsWith(all: unknown, first: unknown) {
  const list = (one: unknown) => (Array.isArray(one) ? one : [one]).map(canonicalJson)
  const wanted = list(first)
  return list(all).slice(0, wanted.length).join() === wanted.join()
}

export function isProof(value: unknown): value is Proof {
  const proof = value as Partial<Proof> | null | undefined
  return (
    proof?.type === 'DataIntegrityProof' &&
    proof.cryptosuite === 'eddsa-jcs-2022' &&
    proof.proofPurpose === 'assertionMethod' &&
    [proof.created, proof.verificationMethod, proof.proofValue].every(
      (one) => typeof one === 'string'
    )
  )
}

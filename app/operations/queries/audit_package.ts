import yazl from 'yazl'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { clock } from '#shared/clock'
import { AuditSeal } from '#shared/audit/seal'
import { serverPublicKeyPem, signText } from '#shared/audit/signing_key'
import { auditCsv } from '#operations/queries/audit_csv'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { AuditFilter } from '#operations/queries/filter_audit'

const FIELDS = [
  ...['sequence', 'day', 'state', 'entries', 'late', 'firstId', 'lastId', 'digest'],
  ...['previous', 'seal', 'publicKey', 'signature'],
] as const
const PORTION = 500

/** The links of the chain, so that seals which others have written down can be compared. */
async function* chainCsv() {
  yield stringify([FIELDS as unknown as string[]])
  let last = 0
  for (;;) {
    const seals = await AuditSeal.query()
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(PORTION)
    if (seals.length > 0) yield stringify(seals.map((seal) => FIELDS.map((field) => seal[field])))
    if (seals.length < PORTION) return
    last = seals.at(-1)!.sequence
  }
}

/**
 * A zip of `audit.csv`, `chain.csv` and `export.json` (what was asked for, and when) with `SHA256SUMS`, its Ed25519
 * signature and the public key. Made while it is sent. How to check it: docs/operate/audit.md.
 */
export async function* auditPackage(actor: Actor, filter: AuditFilter, locale: Locale) {
  const zip = new yazl.ZipFile()
  const sums: string[] = []
  const mtime = clock.now().toJSDate()

  const add = (name: string, text: () => AsyncIterable<string> | Iterable<string>) =>
    zip.addReadStreamLazy(name, { mtime }, (use) => {
      const stream = Readable.from(hashed(name, text()))
      stream.on('error', (error) => zip.emit('error', error))
      use(null, stream)
    })
  async function* hashed(name: string, parts: AsyncIterable<string> | Iterable<string>) {
    const hash = createHash('sha256')
    for await (const part of parts) {
      hash.update(part)
      yield Buffer.from(part)
    }
    sums.push(`${hash.digest('hex')}  ${name}\n`)
  }
  const late = (name: string, bytes: () => Buffer) =>
    zip.addReadStreamLazy(name, { mtime }, (use) => use(null, Readable.from([bytes()])))

  add('audit.csv', () => auditCsv(actor, filter, locale))
  add('chain.csv', chainCsv)
  const about = { filter, madeAt: clock.now().toISO(), madeBy: actor.personId }
  add('export.json', () => [JSON.stringify(about, null, 2) + '\n'])
  // Taken up one after the other: when it is their turn, the sums of the files before are known.
  late('SHA256SUMS', () => Buffer.from(sums.join('')))
  late('SHA256SUMS.sig', () => Buffer.from(signText(sums.join('')), 'base64'))
  late('public-key.pem', () => Buffer.from(serverPublicKeyPem()))
  zip.end()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  yield* output
}

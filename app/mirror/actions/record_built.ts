import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import type EditionRow from '#mirror/models/edition'
import type { BuiltEdition } from '#mirror/publisher/build_edition'

/** Notes that an edition stands, ready to be published. */
export function recordBuilt({ id, channel, sequence }: EditionRow, built: BuiltEdition) {
  return transaction(async (trx) => {
    await trx
      .from('mirror_editions')
      .where({ id, state: 'building' })
      .update({
        ...{ name: built.name, size: built.size, catalogue: built.catalogue, state: 'built' },
        ...{ content_bytes: built.contentBytes, blobs: built.blobs, resources: built.resources },
        built_at: sqlTime(),
      })
    await audit(trx, SYSTEM, {
      verb: 'mirror.edition_built',
      subject: { type: 'mirror_edition', id },
      after: { name: built.name, sequence: Number(sequence), channel },
    })
  })
}

import { newCode, newId } from '#shared/ids'
import { authorsInstitution } from '#library/access'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { remixLicences } from '#library/licence_rules'
import { copyPackages } from '#library/packages'
import Resource from '#library/models/resource'
import type { Actor } from '#shared/actor'

/**
 * Begins a translation or another adaptation: a draft with the text, files and alignments of what stands, tied to the
 * version it was made from, under the first licence that its source leaves open. The caller has asked whether the
 * licence allows it.
 */
export async function adaptResource(
  actor: Actor,
  sourceId: string,
  kind: 'translated_from' | 'adapted_from'
): Promise<Resource> {
  const institutionId = authorsInstitution(actor)
  return transaction(async (trx) => {
    const source = await Resource.query({ client: trx }).where('id', sourceId).firstOrFail()
    const { createdAt, updatedAt, ...values } = source.$attributes
    const id = newId()
    const open = remixLicences([source.licence])
    const draft = new Resource().useTransaction(trx)
    draft.merge({
      ...values,
      ...{
        id,
        code: newCode(),
        shelf: 'open',
        position: 0,
        state: 'draft',
        revision: 1,
        version: 0,
      },
      ...{
        isApproved: false,
        pack: null,
        publishedAt: null,
        scope: 'national',
        proofBlobId: null,
        proofName: null,
      },
      licence: open.includes(source.licence) ? source.licence : open[0],
      createdBy: actor.personId,
      institutionId,
    })
    await draft.save()
    for (const table of ['library_files', 'library_alignments']) {
      const rows = await trx.from(table).where('resource_id', sourceId)
      const copies = rows.map((row) => ({ ...row, id: newId(), resource_id: id }))
      if (copies.length > 0) await trx.table(table).multiInsert(copies)
    }
    await copyPackages(trx, actor, sourceId, draft)
    await trx.table('library_relations').insert({
      ...{ id: newId(), resource_id: id, kind, source_id: sourceId },
      ...{ source_version: source.version || null, created_at: sqlTime() },
    })
    await audit(trx, actor, {
      verb: 'library.adaptation_begun',
      subject: { type: 'resource', id },
      institutionId: draft.institutionId,
      after: { kind, source: source.code, licence: draft.licence },
    })
    return draft
  })
}

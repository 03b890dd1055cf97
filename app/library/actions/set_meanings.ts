import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { Meaning, SourceRow } from '#library/sources/source_store'

/** Says what words of a source mean here. It counts from the next preview on. */
export function setMeanings(
  actor: Actor,
  source: SourceRow,
  meanings: { id: string; meaning: Meaning }[]
) {
  return transaction(async (trx) => {
    for (const { id, meaning } of meanings) {
      await trx
        .from('library_source_terms')
        .where({ id, source_id: source.id })
        .update({ meaning: JSON.stringify(meaning) })
    }
    await audit(trx, actor, {
      verb: 'library.source_mapped',
      subject: { type: 'source', id: source.id },
      institutionId: source.institutionId,
      after: { words: meanings.length },
    })
  })
}

import type { JsonObject } from '#runtime/lrs/validation/json'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const PORTION = 500

/**
 * Takes out of a person's statements what may be their words or name them: answers, extensions, the name of the
 * actor, files. Who is erased goes before the rule that a statement never changes; verb, object and score stay.
 */
export async function eraseWords(trx: TransactionClientContract, actorKey: string) {
  const own = () => trx.from('runtime_statements').where('actor_key', actorKey)
  for (let after = ''; ;) {
    const query = own().orderBy('id').limit(PORTION).select('id', 'statement')
    if (after) query.where('id', '>', after)
    const rows: { id: string; statement: string }[] = await query
    for (const { id, statement } of rows) {
      const text = JSON.stringify(withoutWords(JSON.parse(statement)))
      if (text !== statement)
        await trx.from('runtime_statements').where('id', id).update({ statement: text })
    }
    const ids = rows.map(({ id }) => id)
    await trx.from('runtime_statement_attachments').whereIn('row_id', ids).delete()
    if (rows.length < PORTION) break
    after = rows.at(-1)!.id
  }
  await own().where('has_attachments', true).update({ has_attachments: false })
}

/** A statement as it stays of somebody who was erased. */
export function withoutWords(statement: JsonObject): JsonObject {
  const { attachments, ...kept } = statement
  const { name, ...actor } = kept.actor
  const bare: JsonObject = { ...kept, actor }
  for (const part of ['result', 'context']) {
    if (!bare[part]) continue
    const { response, extensions, statement: pointed, ...rest } = bare[part]
    bare[part] = pointed === undefined ? rest : { ...rest, statement: pointed }
  }
  if (bare.object.objectType === 'SubStatement') bare.object = withoutWords(bare.object)
  return bare
}

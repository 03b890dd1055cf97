import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { entrySearch } from '#institutions/code_entry_columns'
import CodeEntry from '#institutions/models/code_entry'
import type { Actor } from '#shared/actor'
import type { CodeEntryInput } from '#institutions/validators/code_entry'

export type CodeEntryError = { type: 'code_taken' | 'ends_before'; field: string }

/**
 * Adds an entry to a list, or changes the one with this id. The code of an entry stays: rows elsewhere are written
 * with it. What changed, when and by whom stands in the audit log, from which the entry's history is shown.
 */
export async function saveCodeEntry(
  actor: Actor,
  list: string,
  id: string | null,
  input: CodeEntryInput
): Promise<Result<CodeEntry, CodeEntryError>> {
  const { activeFrom, activeTo } = input
  if (activeFrom && activeTo && activeTo < activeFrom) {
    return failed({ type: 'ends_before', field: 'active_to' })
  }
  const result = await transaction(async (trx): Promise<Result<CodeEntry, CodeEntryError>> => {
    const entries = () => CodeEntry.query({ client: trx })
    const entry = id
      ? await entries().where('id', id).forUpdate().firstOrFail()
      : new CodeEntry().useTransaction(trx)
    const code = id ? entry.code : input.code
    if (!id && (await entries().where({ list, code }).first())) {
      return failed({ type: 'code_taken', field: 'code' })
    }
    const last = await trx
      .from('institutions_code_entries')
      .where('list', list)
      .max('position as last')
      .first()
    const position = input.position ?? (id ? entry.position : Number(last?.last ?? 0) + 1)
    const before = id ? stateOf(entry) : null
    const { labelKm, labelEn } = input
    entry.merge({
      ...input,
      list,
      code,
      position,
      searchText: entrySearch({ code, labelKm, labelEn }),
    })
    entry.merge({ id: id ?? newId(), updatedAt: clock.now() })
    await entry.save()
    const after = stateOf(entry)
    const changed = Object.keys(after).filter((key) => before?.[key] !== after[key])
    const pick = (state: Record<string, unknown>) =>
      Object.fromEntries(changed.map((key) => [key, state[key]]))
    if (changed.length > 0) {
      await audit(trx, actor, {
        verb: id ? 'institutions.code_entry_updated' : 'institutions.code_entry_created',
        subject: { type: 'code_entry', id: entry.id },
        before: before && pick(before),
        after: pick(after),
      })
    }
    return ok(entry)
  })
  forget()
  return result
}

export const stateOf = (entry: CodeEntry): Record<string, unknown> => ({
  ...{ list: entry.list, code: entry.code, label_km: entry.labelKm, label_en: entry.labelEn },
  ...{ position: entry.position, active_from: entry.activeFrom, active_to: entry.activeTo },
})

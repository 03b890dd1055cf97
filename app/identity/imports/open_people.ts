import { choiceMap } from '#shared/imports/row_reader'
import { codeColumns } from '#identity/queries/person_codes'
import { roles } from '#identity/roles'
import type { ImportContext } from '#shared/imports/import_kind'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export type PeopleContext = ImportContext & {
  client: QueryClientContract
  /** From codes and words to codes, by list. */
  codes: Record<string, ReadonlyMap<string, string>>
  roles: ReadonlyMap<string, string>
  /** People without an account among those applied. */
  applied: string[]
}

/** Looks up the small lists that rows speak of. */
export async function openPeople(context: ImportContext): Promise<PeopleContext> {
  const entries = await context.client
    .from('institutions_code_entries')
    .whereIn('list', Object.values(codeColumns))
    .select('list', 'code', 'label_km', 'label_en')
  const ofList = (list: string) =>
    choiceMap(
      entries
        .filter((entry) => entry.list === list)
        .map(({ code, label_km: labelKm, label_en: labelEn }) => ({ code, labelKm, labelEn }))
    )
  const codes = Object.fromEntries(Object.values(codeColumns).map((list) => [list, ofList(list)]))
  return { ...context, codes, roles: choiceMap(roles.map((code) => ({ code }))), applied: [] }
}

import { failed, ok, type Result } from '#shared/result'
import CodeEntry from '#institutions/models/code_entry'
import Institution from '#institutions/models/institution'
import Place from '#institutions/models/place'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type InstitutionInput = {
  nameKm: string
  nameEn: string
  /** A code of the list `institution_type`. */
  typeCode: string
  parentId: string | null
  placeCode: string | null
  locationCode: string | null
  emisCode: string | null
}

/** `field` is the field of the form that has to change. */
export type InputError =
  | { type: 'unknown_type'; field: 'type_code' }
  | { type: 'unknown_place'; field: 'place_code' }
  | { type: 'unknown_parent'; field: 'parent_id' }
  | { type: 'code_taken'; field: 'location_code' | 'emis_code' }
  | { type: 'cycle'; field: 'parent_id' }

/** Whether the codes exist and are free; `id` is the institution that may keep its own. */
export async function checkInput(
  client: TransactionClientContract,
  input: InstitutionInput,
  id?: string
): Promise<Result<null, InputError>> {
  const type = { list: 'institution_type', code: input.typeCode }
  if (!(await CodeEntry.findBy(type, { client }))) {
    return failed({ type: 'unknown_type', field: 'type_code' })
  }
  if (input.placeCode && !(await Place.findBy('code', input.placeCode, { client }))) {
    return failed({ type: 'unknown_place', field: 'place_code' })
  }
  if (input.parentId && !(await Institution.find(input.parentId, { client }))) {
    return failed({ type: 'unknown_parent', field: 'parent_id' })
  }
  for (const [column, field] of CODES) {
    const holder = input[column] && (await Institution.findBy(column, input[column], { client }))
    if (holder && holder.id !== id) return failed({ type: 'code_taken', field })
  }
  return ok(null)
}

const CODES = [
  ['locationCode', 'location_code'],
  ['emisCode', 'emis_code'],
] as const

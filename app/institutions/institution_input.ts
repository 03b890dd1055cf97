import type { DateTime } from 'luxon'
import { failed, ok, type Result } from '#shared/result'
import { resolveLinks, type LinkError } from '#institutions/institution_links'
import CodeEntry from '#institutions/models/code_entry'
import Institution from '#institutions/models/institution'
import Place from '#institutions/models/place'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What is left out stays as it is, or is as the table has it for a new one. */
export type InstitutionInput = {
  nameKm: string
  nameEn: string
  /** A code of the list `institution_type`. */
  typeCode: string
  parentId: string | null
  placeCode: string | null
  locationCode: string | null
  emisCode: string | null
  /** A code of the list `region`. */
  region?: string | null
  /** Codes of the list `institution_flag`. */
  flags?: string[]
  clusterCode?: string | null
  /** The location code of the school whose annex it is. */
  annexOfCode?: string | null
  hasTemporaryCode?: boolean
  isOperating?: boolean
  validFrom?: DateTime | null
  validTo?: DateTime | null
}

/** `field` is the field of the form that has to change. */
export type InputError =
  | { type: 'unknown_type'; field: 'type_code' }
  | { type: 'unknown_region'; field: 'region' }
  | { type: 'unknown_flag'; field: 'flags' }
  | { type: 'unknown_place'; field: 'place_code' }
  | { type: 'unknown_parent'; field: 'parent_id' }
  | { type: 'code_taken'; field: 'location_code' | 'emis_code' }
  | { type: 'ends_before'; field: 'valid_to' }
  | { type: 'cycle'; field: 'parent_id' }
  | LinkError

/** The attributes of the model that an input stands for, once its codes exist and are free. */
export type CheckedInput =
  Awaited<ReturnType<typeof resolveLinks>> extends Result<infer T, any>
    ? Omit<InstitutionInput, 'flags' | 'clusterCode' | 'annexOfCode'> & T
    : never

/** Whether the codes exist and are free; `id` is the institution that may keep its own. */
export async function checkInput(
  client: TransactionClientContract,
  input: InstitutionInput,
  id?: string
): Promise<Result<CheckedInput, InputError>> {
  const isListed = async (list: string, code: string) =>
    (await CodeEntry.findBy({ list, code }, { client })) !== null
  if (!(await isListed('institution_type', input.typeCode))) {
    return failed({ type: 'unknown_type', field: 'type_code' })
  }
  if (input.region && !(await isListed('region', input.region))) {
    return failed({ type: 'unknown_region', field: 'region' })
  }
  for (const flag of input.flags ?? []) {
    if (await isListed('institution_flag', flag)) continue
    return failed({ type: 'unknown_flag', field: 'flags' })
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
  const { validFrom, validTo } = input
  if (validFrom && validTo && validTo < validFrom) {
    return failed({ type: 'ends_before', field: 'valid_to' })
  }
  const links = await resolveLinks(client, input, id)
  if (!links.ok) return links
  const { flags, clusterCode, annexOfCode, ...attributes } = input
  return ok({ ...attributes, ...links.value })
}

const CODES = [
  ['locationCode', 'location_code'],
  ['emisCode', 'emis_code'],
] as const

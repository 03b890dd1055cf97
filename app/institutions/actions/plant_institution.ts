import { stableId } from '#shared/ids'
import { plant, transplant } from '#institutions/tree'
import Institution from '#institutions/models/institution'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A row of `institutions.csv`; empty cells are empty texts. */
export type InstitutionRow = Record<
  | 'location_code'
  | 'emis_code'
  | 'type_code'
  | 'parent_location_code'
  | 'place_code'
  | 'name_km'
  | 'name_en',
  string
>

/** Institutions by location code, to spare looking each up; kept up to date. */
type Standing = Map<string, Institution>

/**
 * Writes an institution that a pack brings, by location code, inside the pack's transaction: adds it, changes what
 * differs, moves it with all below it. One that people entered before the pack came is taken over.
 */
export async function plantInstitution(
  trx: TransactionClientContract,
  row: InstitutionRow,
  standing?: Standing
): Promise<'added' | 'changed' | 'same' | 'unknown_parent'> {
  const find = async (locationCode: string) =>
    standing
      ? (standing.get(locationCode) ?? null)
      : Institution.findBy({ locationCode }, { client: trx })
  const parent = row.parent_location_code ? await find(row.parent_location_code) : null
  if (row.parent_location_code && !parent) return 'unknown_parent'

  const values = valuesOf(row, parent?.id ?? null)
  const present = await find(row.location_code)
  if (!present) {
    const id = stableId('institution', row.location_code)
    const added = await Institution.create({ id, ...values }, { client: trx })
    await plant(trx, id, values.parentId)
    standing?.set(row.location_code, added)
    return 'added'
  }
  const moves = present.parentId !== values.parentId
  present.merge(values)
  if (!present.$isDirty) return 'same'
  await present.useTransaction(trx).save()
  if (moves) await transplant(trx, present.id, values.parentId)
  return 'changed'
}

const valuesOf = (row: InstitutionRow, parentId: string | null) => ({
  locationCode: row.location_code,
  emisCode: row.emis_code || null,
  typeCode: row.type_code,
  parentId,
  placeCode: row.place_code || null,
  nameKm: row.name_km,
  nameEn: row.name_en,
})

import { idOf, type Found } from '#institutions/imports/look_up'
import { choiceKey } from '#shared/imports/row_reader'
import type { RowReader } from '#shared/imports/row_reader'
import type { InstitutionsContext } from '#institutions/imports/open'
import type { InstitutionColumn } from '#institutions/imports/columns'
import type { InstitutionValues } from '#institutions/imports/values'

type Present = InstitutionValues | null

/**
 * The values of a row. A column that the file has not leaves what stands; an empty cell empties it. `codes` are the
 * codes of those that the row names, by id.
 */
export function readValues(
  context: InstitutionsContext,
  found: Found,
  read: RowReader,
  id: string,
  present: Present
) {
  const codes: Record<string, string> = {}
  const keep = <T>(column: InstitutionColumn, now: () => T, standing: T): T =>
    read.has(column) ? now() : standing
  const other = (column: InstitutionColumn, standing: string | null | undefined) =>
    keep(column, () => reference(context, found, read, column, codes), standing ?? null)
  const values = {
    id,
    codes,
    location_code: read.digits('location_code', 11),
    name_km: read.text('name_km') ?? '',
    name_en: read.text('name_en') ?? '',
    type_code: read.choice('type_code', context.types) ?? '',
    parent_id: other('parent_code', present?.parent_id),
    place_code: keep('place_code', () => place(context, read), present?.place_code ?? null),
    emis_code: keep('emis_code', () => emis(found, read, id), present?.emis_code ?? null),
    region: keep('region', () => read.choice('region', context.regions), present?.region ?? null),
    flags: keep('flags', () => flags(context, read), present?.flags ?? []),
    cluster_id: keep('cluster_code', () => cluster(context, read), present?.cluster_id ?? null),
    annex_of_id: other('annex_of_code', present?.annex_of_id),
    merged_into_id: other('merged_into_code', present?.merged_into_id),
    has_temporary_code: keep(
      'has_temporary_code',
      () => read.yesNo('has_temporary_code'),
      present?.has_temporary_code ?? false
    ),
    is_operating: keep(
      'is_operating',
      () => !read.cell('is_operating') || read.yesNo('is_operating'),
      present?.is_operating ?? true
    ),
    valid_from: keep('valid_from', () => read.date('valid_from'), present?.valid_from ?? null),
    valid_to: keep('valid_to', () => read.date('valid_to'), present?.valid_to ?? null),
  }
  check(found, read, values)
  return values
}

function reference(
  context: InstitutionsContext,
  found: Found,
  read: RowReader,
  column: InstitutionColumn,
  codes: Record<string, string>
) {
  const code = read.digits(column, 11)
  if (!code) return null
  const id = idOf(context, found, code)
  if (!id) return read.refuse(column, 'unknown_institution', { value: code })
  codes[id] = code
  return id
}

function place({ places }: InstitutionsContext, read: RowReader) {
  const code = read.digits('place_code', [2, 8])
  return !code || places.has(code)
    ? code
    : read.refuse('place_code', 'unknown_code', { value: code })
}

function emis({ emis: holders }: Found, read: RowReader, id: string) {
  const code = read.digits('emis_code', [4, 11])
  const holder = code && holders.get(code)
  return holder && holder !== id ? read.refuse('emis_code', 'taken', { value: code }) : code
}

function flags({ flags: known }: InstitutionsContext, read: RowReader) {
  const texts = read.cell('flags').split(/[;,|]/)
  const found = texts.map((text) => {
    const value = text.trim()
    if (!value) return null
    return known.get(choiceKey(value)) ?? read.refuse('flags', 'unknown_code', { value })
  })
  return [...new Set(found.filter((code) => code !== null))].sort()
}

function cluster({ clusterIds }: InstitutionsContext, read: RowReader) {
  const code = read.cell('cluster_code')
  if (!code) return null
  return clusterIds.get(code) ?? read.refuse('cluster_code', 'unknown_code', { value: code })
}

type Checked = Pick<
  InstitutionValues,
  'id' | 'parent_id' | 'annex_of_id' | 'merged_into_id' | 'valid_from' | 'valid_to'
>

function check(found: Found, read: RowReader, values: Checked) {
  const { id, parent_id: parentId, valid_from: from, valid_to: to } = values
  if (parentId && (parentId === id || found.isAbove(id, parentId))) {
    read.refuse('parent_code', 'cycle')
  }
  if (values.annex_of_id === id) read.refuse('annex_of_code', 'itself')
  if (values.merged_into_id === id) read.refuse('merged_into_code', 'itself')
  if (from && to && to < from) read.refuse('valid_to', 'ends_before')
}

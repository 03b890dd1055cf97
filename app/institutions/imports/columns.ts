import type { ImportColumn } from '#shared/imports/import_kind'

/** The columns of the list of institutions, in the order of its template and its export. */
export const institutionColumns = [
  {
    name: 'location_code',
    required: true,
    aliases: ['code', 'school code', 'លេខកូដ'],
    note: true,
    example: '03060101014',
  },
  { name: 'name_km', required: true, aliases: ['name kh', 'khmer name'], example: 'វិទ្យាល័យស្ទឹងថ្មី' },
  {
    name: 'name_en',
    required: true,
    aliases: ['name', 'latin name', 'name latin'],
    example: 'Stueng Thmei High School',
  },
  { name: 'type_code', required: true, aliases: ['type', 'kind'], note: true, example: '14' },
  {
    name: 'parent_code',
    aliases: ['parent', 'parent_location_code', 'belongs to'],
    note: true,
    example: '03060000013',
  },
  {
    name: 'place_code',
    aliases: ['geocode', 'district code', 'place'],
    note: true,
    example: '0306',
  },
  { name: 'emis_code', aliases: ['emis'], example: '030601014' },
  { name: 'region', note: true, example: 'rural' },
  { name: 'flags', note: true, example: 'library; technical' },
  { name: 'cluster_code', aliases: ['cluster'], note: true, example: '0306-02' },
  { name: 'annex_of_code', aliases: ['annex of'], note: true },
  { name: 'has_temporary_code', aliases: ['temporary_code'], note: true, example: 'no' },
  { name: 'is_operating', aliases: ['operating'], note: true, example: 'yes' },
  { name: 'valid_from', note: true, example: '1999-10-01' },
  { name: 'valid_to', note: true },
  { name: 'merged_into_code', aliases: ['merged into', 'successor'], note: true },
] as const satisfies readonly ImportColumn[]

export type InstitutionColumn = (typeof institutionColumns)[number]['name']

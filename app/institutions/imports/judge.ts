import { stableId } from '#shared/ids'
import { searchColumns } from '#institutions/models/institution'
import { RowReader } from '#shared/imports/row_reader'
import { judgeRow } from '#shared/imports/judge_row'
import { depthInFile, mergesInCircle, type InstitutionsContext } from '#institutions/imports/open'
import { lookUp, type Found } from '#institutions/imports/look_up'
import { differing, fingerprint, type ImportedInstitution } from '#institutions/imports/values'
import { readValues } from '#institutions/imports/read_values'
import type { JudgedRow, RawRow } from '#shared/imports/import_kind'

export async function judgeInstitutions(
  context: InstitutionsContext,
  rows: RawRow[]
): Promise<JudgedRow<ImportedInstitution>[]> {
  const found = await lookUp(context, rows)
  return rows.map((row) => {
    const judged = judge(context, found, new RowReader(row))
    if (judged.outcome === 'bad') context.bad.add(row.cells.location_code)
    return judged
  })
}

function judge(context: InstitutionsContext, found: Found, read: RowReader) {
  const code = read.digits('location_code', 11)
  const present = (code && found.present.get(code)) || null
  const id = present?.id ?? stableId('institution', code ?? `line ${read.line}`)
  const values = readValues(context, found, read, id, present)
  const rank = code ? depthInFile(context, code) : 0
  if (rank === undefined) read.refuse('parent_code', 'cycle')
  if (code && !present && found.former.has(code)) {
    read.refuse('location_code', 'old_code', { code: found.former.get(code)! })
  }
  if (code && mergesInCircle(context, code)) read.refuse('merged_into_code', 'merger_circle')
  checkReach(context, found, read, values.parent_id, present)
  const { name_km: nameKm, name_en: nameEn, location_code: locationCode } = values
  const index = searchColumns({ nameKm, nameEn, locationCode, emisCode: values.emis_code })
  const searched = { search_text: index.searchText, sort_key: index.sortKey }
  const written = { ...values, ...searched }
  const shown = { ...values, ...words(context, found, values) }
  return judgeRow<ImportedInstitution & ReturnType<typeof words>>(read, {
    label: [locationCode ?? read.cell('location_code'), nameKm || nameEn].join(' '),
    values: {
      ...{ ...shown, ...searched },
      seen: present && fingerprint(present),
      was: present && differing(present, written),
    },
    present: present && { ...present, ...words(context, found, present) },
    compare: COMPARED,
    keys: { location_code: code, emis_code: values.emis_code },
    rank: rank ?? 0,
  })
}

/** What people see of a row: the names of the columns of the file. */
const COMPARED = {
  location_code: 'location_code',
  name_km: 'name_km',
  name_en: 'name_en',
  type_code: 'type_code',
  parent_code: 'parent_code',
  place_code: 'place_code',
  emis_code: 'emis_code',
  region: 'region',
  flags: 'flag_list',
  cluster_code: 'cluster_code',
  annex_of_code: 'annex_of_code',
  has_temporary_code: 'has_temporary_code',
  is_operating: 'is_operating',
  valid_from: 'valid_from',
  valid_to: 'valid_to',
  merged_into_code: 'merged_into_code',
} as const

/** The codes by which a list speaks of others. */
function words({ clusterCodes }: InstitutionsContext, { codes }: Found, values: any) {
  const codeOf = (id: string | null) => (id ? (codes.get(id) ?? values.codes?.[id] ?? id) : null)
  return {
    parent_code: codeOf(values.parent_id),
    annex_of_code: codeOf(values.annex_of_id),
    merged_into_code: codeOf(values.merged_into_id),
    cluster_code: values.cluster_id ? (clusterCodes.get(values.cluster_id) ?? null) : null,
    flag_list: values.flags.join('; '),
  }
}

/** Both the institution and the one above it must be the person's to look after. */
function checkReach(
  context: InstitutionsContext,
  found: Found,
  read: RowReader,
  parentId: string | null,
  present: { id: string; parent_id: string | null } | null
) {
  if (context.mayAll) return
  if (present && !found.mine.has(present.id)) read.refuse('location_code', 'outside')
  const parentCode = read.cell('parent_code')
  const isAdded = context.parents.has(parentCode) && !found.byCode.has(parentCode)
  const moves = !present || present.parent_id !== parentId
  if (moves && !isAdded && !(parentId && found.mine.has(parentId))) {
    read.refuse('parent_code', 'outside')
  }
}

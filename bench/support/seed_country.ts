import db from '@adonisjs/lucid/services/db'
import { stableId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { searchColumns } from '#institutions/models/institution'

const PORTION = 500
const PROVINCES = 25
const DISTRICTS = 8

type Row = { id: string; parent_id: string; name_km: string; name_en: string; type_code: string }

/** Offices of 25 provinces with 8 districts each under the ministry, and `schools` schools below these. */
export async function seedCountry(schools: number) {
  const ministry = await db.from('institutions').whereNull('parent_id').firstOrFail()
  const rows: Row[] = []
  const tree: [string, string, number][] = []
  const add = (key: string, above: string[], name_km: string, name_en: string, type: string) => {
    const id = stableId('bench_institution', key)
    rows.push({ id, parent_id: above[0], name_km, name_en, type_code: type })
    for (const [depth, ancestor] of [id, ...above].entries()) tree.push([ancestor, id, depth])
    return id
  }
  const districts = Array.from({ length: PROVINCES }, (_, p) => {
    const province = add(`p${p}`, [ministry.id], `មន្ទីរអប់រំខេត្ត ${p}`, `Province office ${p}`, '2')
    return Array.from({ length: DISTRICTS }, (__, d) => [
      add(`p${p}d${d}`, [province, ministry.id], `ការិយាល័យ ${p}-${d}`, `District ${p}-${d}`, '3'),
      ...[province, ministry.id],
    ])
  }).flat()
  const ids = Array.from({ length: schools }, (_, n) => {
    const above = districts[Math.floor((n * districts.length) / schools)]
    return add(`s${n}`, above, `សាលាបឋមសិក្សា ភូមិ ${n}`, `Primary school village ${n}`, '17')
  })
  const at = sqlTime()
  await db.transaction(async (trx) => {
    for (let from = 0; from < rows.length; from += PORTION) {
      const part = rows.slice(from, from + PORTION).map((row) => ({
        ...row,
        ...indexed(row),
        ...{ created_at: at, updated_at: at },
      }))
      await trx.table('institutions').multiInsert(part)
    }
    for (let from = 0; from < tree.length; from += PORTION) {
      const part = tree.slice(from, from + PORTION)
      await trx
        .table('institutions_tree')
        .multiInsert(part.map(([a, d, depth]) => ({ ancestor_id: a, descendant_id: d, depth })))
    }
  })
  const [first] = districts
  return { ministryId: ministry.id as string, schools: ids, district: first[0], province: first[1] }
}

function indexed({ name_km: nameKm, name_en: nameEn }: Row) {
  const { searchText, sortKey } = searchColumns({ nameKm, nameEn })
  return { search_text: searchText, sort_key: sortKey }
}

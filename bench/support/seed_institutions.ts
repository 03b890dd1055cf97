import db from '@adonisjs/lucid/services/db'
import { stableId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { plantMany } from '#institutions/tree'
import { searchColumns } from '#institutions/models/institution'

const PORTION = 500

/** Of a hundred schools so many are of each kind: primary, lower secondary, high, pre-school. */
const KINDS = [
  { type: '17', share: 62, km: 'សាលាបឋមសិក្សា', en: 'Primary School' },
  { type: '15', share: 12, km: 'អនុវិទ្យាល័យ', en: 'Secondary School' },
  { type: '14', share: 8, km: 'វិទ្យាល័យ', en: 'High School' },
  { type: '18', share: 18, km: 'សាលាមត្តេយ្យ', en: 'Pre-School' },
]

const NAMES = [
  ['បឹងទន្លេសាប', 'Boeng Tonle Sap'],
  ['ព្រែកក្រសាំង', 'Preaek Krasang'],
  ['វត្តបូព៌', 'Wat Bo'],
  ['ភ្នំស្រុក', 'Phnum Srok'],
  ['ស្ទឹងថ្មី', 'Stueng Thmei'],
  ['គោកពួក', 'Kouk Puok'],
]

function kindOf(number: number) {
  let at = number % 100
  return KINDS.find(({ share }) => (at -= share) < 0)!
}

export type SeededSchool = { id: string; locationCode: string; typeCode: string; placeCode: string }

/**
 * Adds `size` invented schools below the district offices that the packs brought, each district about as many, some
 * with marks. The same size gives the same schools; those that are there already stay.
 */
export async function seedInstitutions(size: number): Promise<SeededSchool[]> {
  const offices = await db
    .from('institutions')
    .where('type_code', '13')
    .orderBy('location_code')
    .select('id', 'place_code')
  if (offices.length === 0) throw new Error('Apply the base packs first')
  const schools: SeededSchool[] = []
  for (let from = 0; from < size; from += PORTION) {
    const made = Array.from({ length: Math.min(PORTION, size - from) }, (_, index) => {
      return school(from + index, offices[(from + index) % offices.length])
    })
    await write(made)
    for (const one of made) {
      const { id, location_code: locationCode, type_code: typeCode } = one
      schools.push({ id, locationCode, typeCode, placeCode: one.place_code })
    }
  }
  return schools
}

type Made = ReturnType<typeof school>

function school(number: number, office: { id: string; place_code: string }) {
  const { type, km, en } = kindOf(number)
  const [nameKm, nameEn] = NAMES[number % NAMES.length]
  const locationCode = `${office.place_code}${String(8_000_000 + number).padStart(7, '0')}`
  const names = { nameKm: `${km} ${nameKm} ${number + 1}`, nameEn: `${nameEn} ${en} ${number + 1}` }
  const { searchText, sortKey } = searchColumns({ ...names, locationCode })
  return {
    id: stableId('institution', locationCode),
    location_code: locationCode,
    type_code: type,
    parent_id: office.id,
    place_code: office.place_code,
    name_km: names.nameKm,
    name_en: names.nameEn,
    region: ['urban', 'rural', 'remote'][number % 3],
    is_operating: number % 50 !== 49,
    has_temporary_code: false,
    search_text: searchText,
    sort_key: sortKey,
    flags: number % 4 === 0 ? ['library'] : [],
  }
}

async function write(made: Made[]) {
  const at = sqlTime()
  await db.transaction(async (trx) => {
    const ids = made.map(({ id }) => id)
    const standing = await trx.from('institutions').whereIn('id', ids).select('id')
    const known = new Set(standing.map(({ id }) => id))
    const added = made.filter(({ id }) => !known.has(id))
    const rows = added.map(({ flags, ...row }) => ({ ...row, created_at: at, updated_at: at }))
    if (rows.length === 0) return
    const columns = Object.keys(rows[0])
    await bulkInsert(
      trx,
      'institutions',
      columns,
      rows.map((row) => Object.values(row))
    )
    await plantMany(
      trx,
      added.map(({ id, parent_id: parentId }) => ({ id, parentId }))
    )
    await bulkInsert(
      trx,
      'institutions_flags',
      ['institution_id', 'code'],
      added.flatMap(({ id, flags }) => flags.map((code) => [id, code]))
    )
  })
}

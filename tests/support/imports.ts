import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { relayAll } from '#shared/outbox/relay'
import { Import } from '#shared/imports/import'
import Cluster from '#institutions/models/cluster'
import { createInstitution } from '#institutions/actions/create_institution'
import { signedIn } from '#tests/support/people'
import { SYSTEM } from '#shared/actor'
import type { BrowserSession } from '#tests/support/browser_session'
import type { InstitutionInput } from '#institutions/institution_input'

const LISTS = {
  institution_type: {
    1: 'Ministry',
    12: 'Provincial office',
    13: 'District office',
    14: 'High School',
  },
  region: { urban: 'Urban', rural: 'Rural' },
  institution_flag: { library: 'Has a library', technical: 'Technical school' },
}

/** The codes that lists of institutions speak with. */
export async function makeCodes() {
  const at = { position: 0 }
  const entries = Object.entries(LISTS).flatMap(([list, codes]) =>
    Object.entries(codes).map(([code, label]) => ({
      ...{ id: newId(), list, code, label_km: `${label} ខ្មែរ`, label_en: label, ...at },
    }))
  )
  await db.table('institutions_code_entries').multiInsert(entries)
  const place = { type: 'x', type_km: 'ស្រុក', name_km: 'ក', name_en: 'Srok' }
  await db.table('institutions_places').multiInsert([
    { id: newId(), code: '03', parent_code: null, ...place },
    { id: newId(), code: '0306', parent_code: '03', ...place },
  ])
}

export async function makeUnit(locationCode: string, rest: Partial<InstitutionInput> = {}) {
  const result = await createInstitution(SYSTEM, {
    ...{ nameKm: `អង្គភាព ${locationCode}`, nameEn: `Unit ${locationCode}`, typeCode: '14' },
    ...{ parentId: null, placeCode: null, emisCode: null, locationCode },
    ...rest,
  } as InstitutionInput)
  if (!result.ok) throw new Error(result.error.type)
  return result.value
}

/** A ministry, an office below it, and administrators of both. */
export async function makeOffice() {
  await makeCodes()
  const ministry = await makeUnit('99000000001', { typeCode: '1' })
  const office = await makeUnit('99000000002', { typeCode: '12', parentId: ministry.id })
  const top = await signedIn('administrator', ministry.id)
  const officer = await signedIn('provincial_officer', office.id)
  return { ministry, office, top, officer }
}

/** Brings a file, lets the jobs run and gives the import. */
export async function bring(
  browser: BrowserSession,
  content: string | Uint8Array,
  { kind = 'institutions.institutions', name = 'list.csv' } = {}
) {
  const answer = await browser.upload('/imports', { kind }, { name, content })
  if (answer.status !== 303) throw new Error(`${answer.status} ${answer.html}`)
  await relayAll()
  return { path: answer.location!, row: await Import.findOrFail(answer.location!.split('/').pop()) }
}

/** A list of this owner whose preview stands. */
export async function makeImport(ownerId: string, values: Partial<Import> = {}) {
  const row = await Import.create({
    ...{ id: newId(), kind: 'institutions.institutions', ownerId, locale: 'km', options: {} },
    ...{ actor: { userId: ownerId, personId: ownerId, name: '', grants: [] } },
    ...{ fileName: 'list.csv', format: 'csv', size: 1, state: 'ready', rowsDropped: false },
    ...{ toAdd: 0, toChange: 0, same: 0, bad: 0 },
    ...values,
  } as Partial<Import>)
  return Import.findOrFail(row.id)
}

/** A cluster around this school. */
export async function makeCluster(coreId: string | null, code = newId().slice(-12)) {
  const names = { nameKm: 'កម្រងបឹង', nameEn: 'Boeng Cluster', searchText: '', sortKey: '' }
  return Cluster.create({ id: newId(), code, coreId, placeCode: null, ...names })
}

import { clock } from '#shared/clock'
import { stableId } from '#shared/ids'
import Institution from '#institutions/models/institution'
import Person from '#identity/models/person'
import Resource from '#library/models/resource'
import SchoolClass from '#identity/models/school_class'
import { relayAll } from '#shared/outbox/relay'
import Rollover from '#identity/models/rollover'
import Transfer from '#identity/models/transfer'
import { noTotals } from '#identity/rollover/plan'
import { makeInstitution } from '#tests/support/accounts'
import { makeRollover, makeTransfer } from '#tests/support/classes'
import { makeEntry, makeJob } from '#tests/support/operations'
import Cluster from '#institutions/models/cluster'
import { bring, makeCluster } from '#tests/support/imports'
import { makeResource } from '#tests/support/library'
import { makeBackup, makeDrill, makePlace } from '#tests/support/backups'
import type { Site } from '#tests/support/site'

/** The states that pages of the tour need: each makes what is missing and returns an address or a browser. */

const SCHOOL = '03069999014'

export const schoolPath = async () => {
  const { id } = await school()
  return `/institutions/${id}`
}

export const school = () => Institution.findByOrFail('locationCode', SCHOOL)

export async function ministryPath() {
  const { id } = await Institution.query().whereNull('parent_id').firstOrFail()
  return `/institutions/${id}`
}

/** The address of a resource of the starter pack. */
export async function resourcePath(slug: string) {
  const { code } = await Resource.findOrFail(stableId('resource', `starter-stem/${slug}`))
  return `/library/${code}`
}

/** A published resource of a kind with its file. */
export async function fileResource(kind: Resource['kind'], name: string, content: string | Buffer) {
  const files = [{ name, content, role: 'main' as const }]
  const titles = { titleKm: `ឯកសារ ${name}`, titleEn: `File ${name}` }
  const { code } = await makeResource({ kind, files, bodyKm: null, ...titles })
  return `/library/${code}`
}

/** A draft of this person. */
export async function draftOf(site: Site, username: string) {
  const { id } = await person(site.account(username).username)
  const { id: institutionId } = await school()
  const state = { state: 'draft', publishedAt: null } as const
  const { code } = await makeResource({
    ...state,
    createdBy: id,
    institutionId,
  })
  return `/library/${code}`
}

export const person = (username: string) =>
  Person.query()
    .whereHas('user', (user) => user.where('username', username))
    .firstOrFail()

export async function personPath(username: string) {
  const { id } = await person(username)
  return `/people/${id}`
}

export async function classPath() {
  const { id } = await SchoolClass.findByOrFail('name', '11A')
  return `/classes/${id}`
}

export async function classId() {
  const { id } = await SchoolClass.findByOrFail('name', '11A')
  return id
}

/** The place of a demo pupil in the demo class. */
export async function placePath() {
  const { id } = await person('bora.student')
  return `${await classPath()}/pupils/${id}/edit`
}

/** A pupil's transfer that waits for another school. */
export async function transferPath() {
  const [pupil, { id: from }] = [await person('pisey.student'), await school()]
  const known = await Transfer.findBy('personId', pupil.id)
  const to = known ? from : await makeInstitution()
  const { id } = known ?? (await makeTransfer(pupil.id, { from, to }))
  return `/transfers/${id}`
}

export const transfersWith = async () => (await transferPath(), '/transfers')

/** The plan of the demo school for the year after its class. */
export async function rolloverPath(site: Site) {
  const { id: institutionId } = await school()
  const open = await Rollover.query()
    .where({ institution_id: institutionId, state: 'draft' })
    .first()
  if (open) return `/rollovers/${open.id}`
  const browser = await site.browser('school_leader')
  const years = { year_from: '2026-2027', year_to: '2027-2028', starts_on: '2027-11-01' }
  await browser.get('/rollovers/create')
  const made = await browser.post('/rollovers', { institution_id: institutionId, ...years })
  return made.location!
}

/** One that was applied. */
export async function rolloverApplied() {
  const [{ id: institutionId }, leader] = [await school(), await person('sokha.teacher')]
  const pupils = { ...noTotals(), promote: { total: 30, female: 16 } }
  const state = { state: 'applied', appliedAt: clock.now(), result: { pupils, classesMade: 1 } }
  const { id } = await makeRollover(institutionId, leader.id, state)
  return `/rollovers/${id}`
}

/** Thirty pupils of whom two lines are wrong, as a leader pastes them. */
export const LINES = Array.from({ length: 30 }, (_, at) =>
  at === 4
    ? 'ស៊ិន,,,,,'
    : at === 9
      ? `ហាក់,ដេវី,Hak,Devi,perhaps,b-${at}`
      : `សេង,ពៅ${at},Seng,Pov${'abcdefghijklmnopqrstuvwxyzABCD'[at]},f,b-${at}`
).join('\n')

export async function batchPath(site: Site, { made = false } = {}) {
  const browser = await site.browser('school_leader')
  const { id } = await school()
  const fields = { institution_id: id, role: 'student', secret_kind: 'pin', lines: LINES }
  await browser.get('/people/batches/create')
  const { location, status, html } = await browser.post('/people/batches', fields)
  if (!location) throw new Error(`The list was refused: ${status} ${html}`)
  if (!made) return location
  await browser.get(location)
  await browser.post(`${location}/run`)
  await relayAll()
  return location
}

export async function jobsWith(site: Site) {
  const { id } = await person(site.account('administrator').username)
  const job = await makeJob(id, { state: 'failed', error: 'unexpected', done: 3, total: 9 })
  await makeJob(id, { state: 'queued' })
  return `/jobs/${job.id}`
}

export async function auditWith(site: Site) {
  const { id } = await person(site.account('administrator').username)
  const change = { before: { locale: 'km' }, after: { locale: 'en' } }
  for (let n = 0; n < 12; n++) await makeEntry(change, id)
  return '/audit'
}

/** The smallest files of their kinds. */
export const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>`

export const WAV = Buffer.concat([
  Buffer.from('RIFF$\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0', 'latin1'),
  Buffer.from([0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0]),
  Buffer.from('data\0\0\0\0', 'latin1'),
])

/** Places for copies: one that is well, one whose stick is not there. */
export async function backupsWith() {
  const disk = await makePlace('/mnt/copies/tonle')
  await makeBackup(disk.id)
  await makeBackup(disk.id, { state: 'failed', name: null, error: 'no_room', rows: null })
  await makeDrill(disk.id)
  const config = { kind: 'stick' as const, label: 'COPY', folder: 'tonle-backup' }
  const stick = { name: 'ថាស USB នាយក', kind: 'stick' as const, problem: 'stick_absent' }
  const { id } = await makePlace('', { config, ...stick })
  await makeDrill(id, { passed: false, problem: 'damaged', rows: null })
  return '/backups'
}

export async function backupPlacePath() {
  const { id } = await makePlace('/mnt/copies/tonle')
  return `/backups/places/${id}/edit`
}

export async function openTreePath() {
  const office = await Institution.findByOrFail('locationCode', '03060000013')
  return `/institutions/tree?at=${office.id}`
}

export async function clusterPath() {
  const { id } = await school()
  const standing = await Cluster.findBy('coreId', id)
  const cluster = standing ?? (await makeCluster(id, 'TOUR-1'))
  await Institution.query().where('id', id).update({ cluster_id: cluster.id })
  return `/institutions/clusters/${cluster.id}`
}

export async function clustersPath() {
  await clusterPath()
  return '/institutions/clusters'
}

export const clusterEditPath = async () => `${await clusterPath()}/edit`

export const mergerPath = async () => `${await schoolPath()}/merger?successor_code=03060000013`

export const newListPath = '/imports/create?kind=institutions.institutions'

/** A list of which some rows are good and some are not. */
export async function listPath(site: Site) {
  const rows = Array.from({ length: 30 }, (_, at) =>
    at % 2
      ? `030601019${String(at).padStart(2, '0')},សាលា,School ${at},17,03060000013`
      : `12,,x,zoo,1`
  )
  const heads = 'location_code,name_km,name_en,type_code,parent_code,colour'
  const { path } = await bring(await site.browser('administrator'), [heads, ...rows].join('\n'))
  return path
}

export async function refusedListPath(site: Site) {
  const { path } = await bring(await site.browser('administrator'), 'location_code,colour\n1,2\n')
  return path
}

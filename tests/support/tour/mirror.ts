import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { beginEdition } from '#mirror/actions/begin_edition'
import EditionRow from '#mirror/models/edition'
import { revokeRow } from '#mirror/actions/revoke_row'
import { publishEditions } from '#mirror/publisher/publish_editions'
import { makeResource } from '#tests/support/library'
import { planProfile } from '#mirror/publisher/plan_profile'
import { keepPlan } from '#mirror/jobs/plan_profile'
import {
  build,
  buildAndPublish,
  makeProfile,
  makeSite,
  withKeys,
} from '#tests/support/mirror/origin'
import { school } from '#tests/support/tour_states'
import type { Stop } from '#tests/support/page_tour'

const admin = 'administrator'
const LIST = '/administration/mirror/profiles'
const EDITIONS = '/administration/mirror/editions'
const SITES = '/administration/mirror/sites'
const WITHDRAWALS = '/administration/mirror/withdrawals'
const GIB = 1024 ** 3

/** A profile with editions on both channels and a mirror, planned. */
async function plannedPath() {
  await withKeys()
  const profile = await makeProfile({ diskBytes: 64 * GIB, monthBytes: 2 * GIB })
  const trial = await buildAndPublish(profile, 'pilot')
  await buildAndPublish(profile)
  await build(profile, 'everyone', trial.id)
  await makeSite(profile, (await school()).id)
  await keepPlan(profile.id, await planProfile(profile, { breathe: async () => {} }))
  return `${LIST}/${profile.code}`
}

const listOfPlan = (list: string) => async () => `${await plannedPath()}/plan/${list}`

const coveredPath = async () => `${await plannedPath()}/institutions`

async function listPath() {
  await plannedPath()
  return LIST
}

async function overviewPath() {
  await plannedPath()
  return '/administration/mirror'
}

async function editionsPath() {
  await plannedPath()
  return EDITIONS
}

async function editionPath() {
  await plannedPath()
  const row = await EditionRow.query().where('state', 'published').firstOrFail()
  return `${EDITIONS}/${row.id}`
}

async function buildingPath() {
  const { id: profileId } = await makeProfile()
  const { id } = await beginEdition(SYSTEM, { profileId, channel: 'pilot' })
  return `${EDITIONS}/${id}`
}

async function sitesPath() {
  await plannedPath()
  return SITES
}

/** A resource that was withdrawn; the mirror has not followed. */
async function withdrawn() {
  await plannedPath()
  const { id, code, titleKm, titleEn } = await makeResource()
  const reason = { km: 'ម្ចាស់កម្មសិទ្ធិបានសុំ', en: null }
  const title = { km: titleKm, en: titleEn, code }
  const row = { table: 'library_resources', id, reason, title }
  await transaction((trx) => revokeRow(trx, SYSTEM, row))
  await publishEditions()
  return { id, code }
}

async function withdrawalsPath() {
  await withdrawn()
  return WITHDRAWALS
}

async function withdrawalPath() {
  const { id } = await withdrawn()
  const row = await db.from('mirror_revocations').where('row_id', id).firstOrFail()
  return `${WITHDRAWALS}/${row.id}`
}

async function withdrawnPath() {
  const { code } = await makeResource({ state: 'taken_down', stateReason: 'អាជ្ញាប័ណ្ណ' })
  return `/library/${code}`
}

async function editPath() {
  const { code } = await makeProfile()
  return `${LIST}/${code}/edit`
}

/** What an origin holds ready for its mirrors. */
export const mirror: Stop[] = [
  { name: 'overview of mirrors', budget: 'dashboard', as: admin, path: overviewPath },
  {
    name: 'editions, none found',
    budget: 'browse',
    as: admin,
    path: `${EDITIONS}?state=collected`,
  },
  { name: 'editions', budget: 'dashboard', as: admin, path: editionsPath },
  { name: 'an edition', budget: 'dashboard', as: admin, path: editionPath },
  { name: 'an edition that is being built', budget: 'dashboard', as: admin, path: buildingPath },
  { name: 'mirrors of an origin, none found', budget: 'browse', as: admin, path: `${SITES}?q=zzz` },
  { name: 'mirrors of an origin', budget: 'dashboard', as: admin, path: sitesPath },
  { name: 'withdrawals, none', budget: 'browse', as: admin, path: `${WITHDRAWALS}?tab=restored` },
  { name: 'withdrawals', budget: 'dashboard', as: admin, path: withdrawalsPath },
  { name: 'a withdrawal', budget: 'dashboard', as: admin, path: withdrawalPath },
  { name: 'to withdraw', budget: 'text', as: admin, path: `${WITHDRAWALS}/create` },
  {
    ...{ name: 'to withdraw, refused', budget: 'text', as: admin, path: `${WITHDRAWALS}/create` },
    form: { action: WITHDRAWALS, fields: { code: 'ZZZZZZ', reason_km: 'x' } },
    status: 422,
  },
  { name: 'a withdrawn resource', budget: 'text', path: withdrawnPath, status: 410 },
  { name: 'profiles of mirrors, none', budget: 'browse', as: admin, path: `${LIST}?tab=archived` },
  { name: 'profiles of mirrors', budget: 'browse', as: admin, path: listPath },
  { name: 'a profile of mirrors', budget: 'dashboard', as: admin, path: plannedPath },
  { name: 'updates of mirrors', budget: 'dashboard', as: admin, path: listOfPlan('updates') },
  { name: 'what may not leave', budget: 'browse', as: admin, path: listOfPlan('staying') },
  { name: 'institutions of a profile', budget: 'dashboard', as: admin, path: coveredPath },
  { name: 'new profile of mirrors', budget: 'authoring', as: admin, path: `${LIST}/create` },
  {
    ...{ name: 'new profile of mirrors, refused', budget: 'authoring', as: admin },
    path: `${LIST}/create`,
    form: { action: LIST, fields: { code: 'A B', name_km: 'x', quality: '360' } },
    status: 422,
  },
  { name: 'edit a profile of mirrors', budget: 'authoring', as: admin, path: editPath },
]

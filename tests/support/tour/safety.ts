import { clock } from '#shared/clock'
import { sealDays } from '#shared/audit/seal_days'
import { serverPublicKey } from '#shared/audit/signing_key'
import { makeJob } from '#tests/support/operations'
import Person from '#identity/models/person'
import { person } from '#tests/support/tour_states'
import { makeContact, makeReport, makeRequest } from '#tests/support/safety'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'
import Contact from '#operations/models/contact'
import Membership from '#identity/models/membership'
import Consent from '#identity/models/consent'

const admin = 'administrator'
const pupil = 'nary.student'

const self = async (site: Site, who: string) => person(site.account(who).username)

/** The chain with a check that found it whole. */
async function auditChain() {
  await sealDays()
  const { id } = await Person.query().firstOrFail()
  const result = { audit_days: 2, audit_entries: 90, keys: [serverPublicKey()] }
  const done = { state: 'done' as const, finishedAt: clock.now(), result }
  await makeJob(id, { kind: 'shared.verify_audit', ...done })
  return '/audit/chain'
}

/** A report whose contacts are the administrators of the whole. */
async function reportPath() {
  const { id } = await makeReport({ page: '/library', reporterContact: '012 345 678' })
  return `/moderation/${id}`
}

async function requestPath(site: Site) {
  const { id } = await self(site, pupil)
  const request = await makeRequest(id, { kind: 'deletion', text: 'Please.' })
  return `/privacy-requests/${request.id}`
}

/** Somebody who has not read the notice. */
async function newReader() {
  const account = await makeAccount({ role: 'student' })
  await Consent.query().where('person_id', account.person.id).delete()
  const browser = new BrowserSession()
  await browser.signIn(account.username, PASSWORD)
  return browser
}

/** Privacy, people's own data, reports. */
export const safety: Stop[] = [
  { name: 'chain of the audit log', budget: 'dashboard', as: admin, path: auditChain },
  { name: 'privacy notice', budget: 'text', path: '/privacy-notice' },
  { name: 'privacy notice, to read', budget: 'text', as: newReader, path: '/privacy-notice' },
  { name: 'privacy notice, on paper', budget: 'text', as: admin, path: '/privacy-notice/print' },
  { name: 'new privacy notice', budget: 'dashboard', as: admin, path: '/privacy-notice/edit' },
  { name: 'my data', budget: 'dashboard', as: pupil, path: '/me/data' },
  { name: 'my privacy requests', budget: 'text', as: pupil, path: '/me/privacy-requests' },
  {
    name: 'request for a guardian',
    budget: 'text',
    as: admin,
    path: async (site) => `/people/${(await self(site, pupil)).id}/privacy-requests`,
  },
  {
    name: 'privacy requests',
    budget: 'dashboard',
    as: admin,
    path: async (site) => (await requestPath(site), '/privacy-requests'),
  },
  { name: 'privacy request', budget: 'text', as: admin, path: requestPath },
  { name: 'retention', budget: 'dashboard', as: admin, path: '/retention' },
  { name: 'report', budget: 'text', path: '/report?page=/library' },
  {
    name: 'report, refused',
    budget: 'text',
    as: pupil,
    path: '/report',
    form: { action: '/report', fields: { kind: 'abuse', text: '' } },
    status: 422,
  },
  {
    name: 'report, sent',
    budget: 'text',
    path: async () => `/report/${(await makeReport()).code}`,
  },
  { name: 'my reports', budget: 'text', as: pupil, path: '/me/reports' },
  {
    name: 'moderation',
    budget: 'dashboard',
    as: admin,
    path: async () => (await reportPath(), '/moderation'),
  },
  { name: 'moderation of a report', budget: 'dashboard', as: admin, path: reportPath },
  {
    name: 'contacts',
    budget: 'text',
    as: 'school_leader',
    path: async (site) => {
      const { id } = await self(site, 'school_leader')
      const { institutionId } = await Membership.findByOrFail('personId', id)
      const standing = await Contact.findBy('institutionId', institutionId)
      if (!standing) await makeContact(institutionId, id)
      return `/moderation/contacts?institution=${institutionId}`
    },
  },
]

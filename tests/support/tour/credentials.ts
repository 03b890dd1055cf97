import { transaction } from '#shared/database/transaction'
import { revokeAward } from '#credentials/actions/revoke_award'
import { SYSTEM } from '#shared/actor'
import { completedBy } from '#tests/support/credentials'
import { person } from '#tests/support/tour_states'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

/** The certificate of the demo pupil for a course of the country. */
async function certificate(site: Site, isRevoked = false) {
  const { id } = await person(site.account('student').username)
  const { course, award } = await completedBy(id, { scope: 'national' })
  if (isRevoked) await transaction((trx) => revokeAward(trx, SYSTEM, award!, 'mistake'))
  return { course, award: award! }
}

const at =
  (path: string, isRevoked = false) =>
  async (site: Site) => {
    const { award, course } = await certificate(site, isRevoked)
    return path.replace('{serial}', award.serial).replace('{course}', course.code)
  }

/** Certificates: of the person who earned them, of whoever checks them, of those who keep the register. */
export const credentials: Stop[] = [
  { name: 'my certificates', budget: 'text', as: 'student', path: at('/certificates') },
  { name: 'my certificates, none', budget: 'text', as: 'trainer', path: '/certificates' },
  { name: 'a certificate', budget: 'text', as: 'student', path: at('/certificates/{serial}') },
  {
    ...{ name: 'a certificate, revoked', budget: 'text', as: 'student' },
    path: at('/certificates/{serial}', true),
  },
  {
    ...{ name: 'certificates of a course', budget: 'text', as: 'administrator' },
    path: at('/courses/{course}/certificates'),
  },
  { name: 'check a certificate', budget: 'text', path: '/verify' },
  { name: 'a true certificate', budget: 'text', path: at('/verify/{serial}') },
  { name: 'a revoked certificate', budget: 'text', path: at('/verify/{serial}', true) },
  {
    ...{ name: 'an unknown certificate', budget: 'text', status: 404 },
    path: '/verify/AAAA-2026-000001-BBBBBB',
  },
  {
    ...{ name: 'register of certificates', budget: 'dashboard', as: 'administrator' },
    path: at('/administration/certificates'),
  },
  {
    ...{ name: 'a certificate of the register', budget: 'text', as: 'administrator' },
    path: at('/administration/certificates/{serial}'),
  },
  {
    ...{ name: 'issuers of certificates', budget: 'text', as: 'administrator' },
    path: at('/administration/certificates/issuers'),
  },
]

import { isRegistrar } from '#credentials/access'
import { credentialsPersonalData } from '#credentials/personal_data'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  notifications: [{ kind: 'credentials.awarded' }, { kind: 'credentials.revoked' }],
  personalData: credentialsPersonalData,
  mergePeople: [
    { table: 'credentials_awards', column: 'person_id', unique: ['subject', 'issue'] },
    { table: 'credentials_awards', column: 'issued_by' },
    { table: 'credentials_revocations', column: 'revoked_by' },
  ],
  administration: [
    {
      ...{ name: 'certificates', href: '/administration/certificates', group: 'people' },
      ...{ icon: 'graduation-cap', opens: isRegistrar },
    },
  ],
} satisfies Subscriptions

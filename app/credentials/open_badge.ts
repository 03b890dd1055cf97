import { isLocal } from '#shared/http/addresses'
import { appUrl } from '#config/app'
import { didOf } from '#credentials/proof/signing_keys'

export const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

type Badge = {
  id: string
  serial: string
  issuerCode: string
  publicKey: string
  subjectId: string
  nameKm: string
  nameEn: string
  titleKm: string
  titleEn: string
  issuerKm: string
  issuerEn: string
  minutes: number | null
  completedAt: Date
  issuedAt: Date
  /** When the first certificate of this serial was issued. */
  awardedAt: Date
}

const both = (km: string, en: string) => (km === en ? km : `${km} · ${en}`)
const time = (date: Date) => date.toISOString().replace(/\.\d+Z$/, 'Z')

/** An award as an Open Badge 3.0 (a Verifiable Credential, data model 2.0), not yet signed. */
export const openBadge = (badge: Badge) => ({
  '@context': CONTEXTS,
  'id': `urn:uuid:${badge.id}`,
  'type': ['VerifiableCredential', 'OpenBadgeCredential'],
  'name': both(badge.titleKm, badge.titleEn),
  'issuer': {
    id: didOf(badge.publicKey),
    type: ['Profile'],
    name: both(badge.issuerKm, badge.issuerEn),
    ...(!isLocal(appUrl) && { url: appUrl }),
  },
  'validFrom': time(badge.issuedAt),
  'awardedDate': time(badge.awardedAt),
  'credentialSubject': {
    type: ['AchievementSubject'],
    identifier: [...new Set([badge.nameKm, badge.nameEn])].map((name) => ({
      ...{ type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' },
    })),
    licenseNumber: badge.serial,
    activityEndDate: time(badge.completedAt),
    achievement: {
      ...{ id: `urn:uuid:${badge.subjectId}`, type: ['Achievement'], achievementType: 'Course' },
      name: both(badge.titleKm, badge.titleEn),
      description: both(badge.titleKm, badge.titleEn),
      criteria: { narrative: criteria(badge.minutes) },
    },
  },
  'credentialStatus': {
    id: `${appUrl}/verify/issuers/${badge.issuerCode}/revocations.json`,
    type: '1EdTechRevocationList',
  },
})

const criteria = (minutes: number | null) =>
  both(
    'បានបញ្ចប់សកម្មភាពដែលតម្រូវទាំងអស់នៃវគ្គសិក្សា' + (minutes ? ` (${minutes} នាទី)` : ''),
    'Completed all required activities of the course' + (minutes ? ` (${minutes} minutes)` : '')
  )

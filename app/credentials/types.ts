/** What an issuer may call it: the ministry gives certificates, a school or an office attests. */
export const authorities = ['certificate', 'attestation'] as const
export type Authority = (typeof authorities)[number]

export const revocationReasons = ['mistake', 'misuse', 'wrong_person'] as const
export type RevocationReason = (typeof revocationReasons)[number]

/** What somebody has earned, for `awardCredential`. */
export type Earned = {
  /** Whose name stands under it. */
  institutionId: string
  personId: string
  /** The kind of thing and its id: together they are awarded to a person once. */
  of: { kind: string; id: string }
  titleKm: string | null
  titleEn: string | null
  minutes: number | null
  completedAt: Date
}

/** A certificate as it was issued. */
export type Award = {
  id: string
  serial: string
  issue: number
  isCurrent: boolean
  personId: string
  issuerId: string
  institutionId: string | null
  authority: Authority
  nameKm: string
  nameEn: string
  titleKm: string
  titleEn: string
  issuerKm: string
  issuerEn: string
  minutes: number | null
  completedAt: Date
  issuedAt: Date
  credential: Record<string, any>
  revokedAt: Date | null
  reason: RevocationReason | null
}

import type { Quality } from '#shared/sync/travellers'

/** Who tries an edition first, and who gets it then. */
export const channels = ['pilot', 'everyone'] as const
export type Channel = (typeof channels)[number]

/** Which institutions a profile is meant for; empty lists say nothing. */
export type ProfileInstitutions = { types: string[]; regions: string[]; flags: string[] }

/** What a profile takes of what is offered; empty lists take all. */
export type ProfileContent = {
  grades: string[]
  subjects: string[]
  languages: string[]
  audience: string[]
  /** Codes of collections whose resources it always, or never, holds. */
  always: string[]
  never: string[]
}

export type ProfileRules = {
  code: string
  content: ProfileContent
  quality: Quality
  diskBytes: number | null
  monthBytes: number | null
}

export type EditionState = 'building' | 'built' | 'published' | 'replaced' | 'failed' | 'collected'
export type SiteState = 'waiting' | 'active' | 'suspended' | 'reenrol' | 'retired'

/** Who withdrew a row: a person here, the library that took it back, the origin above a server that is both. */
export type RevocationSource = 'person' | 'library' | 'origin'

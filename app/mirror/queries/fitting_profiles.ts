import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import Institution from '#institutions/models/institution'
import Profile from '#mirror/models/profile'
import type { Locale } from '#config/i18n'

export type FittingProfile = { id: string; code: string; name: string; isMeant: boolean }

/**
 * Profiles in use, first those whose institutions are of this kind: the more a profile says of whom it is meant for and
 * says right, the earlier it stands. Three queries.
 */
export async function fittingProfiles(
  institutionId: string,
  locale: Locale,
  standingId?: string
): Promise<FittingProfile[]> {
  const institution = await Institution.findOrFail(institutionId)
  const flags = await db
    .from('institutions_flags')
    .where('institution_id', institutionId)
    .select('code')
  const own = {
    types: [institution.typeCode],
    regions: [institution.region],
    flags: flags.map(({ code }) => code as string),
  }
  const profiles = await Profile.query()
    .where((either) => {
      either.whereNull('archived_at')
      if (standingId) either.orWhere('id', standingId)
    })
    .orderBy('code')
  const ranked = profiles.map((profile) => ({ profile, fit: fitOf(profile, own) }))
  return ranked
    .sort((one, other) => other.fit - one.fit)
    .map(({ profile: { id, code, nameKm, nameEn }, fit }) => ({
      ...{ id, code, name: inLocale(locale, nameKm, nameEn), isMeant: fit > 0 },
    }))
}

type Own = Record<'types' | 'regions' | 'flags', (string | null)[]>

/** How many of what the profile asks for is so here; -1 where something is not. */
function fitOf({ institutions }: Profile, own: Own) {
  let fit = 0
  for (const list of ['types', 'regions', 'flags'] as const) {
    const asked = institutions[list] ?? []
    if (asked.length === 0) continue
    if (!asked.some((code) => own[list].includes(code))) return -1
    fit += 1
  }
  return fit
}

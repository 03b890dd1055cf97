import { validate } from 'uuid'
import { clock } from '#shared/clock'
import { pagerOf } from '#shared/database/pager'
import Institution from '#institutions/models/institution'
import { listInstitutions, nameIn } from '#institutions/queries/list_institutions'
import { fingerprintOfKey, fingerprintOfRoot } from '#mirror/pairing/fingerprint'
import { fittingProfiles } from '#mirror/queries/fitting_profiles'
import { ownRoot } from '#mirror/pairing/own_root'
import type Pairing from '#mirror/models/pairing'
import Site from '#mirror/models/site'
import type { Locale } from '#config/i18n'

const SITES = 50

type Wanted = { institutionId: string | null; q: string | null; page: unknown; code: string | null }

/**
 * What an operator sees before accepting a mirror: who asks, whom it was before, and, once the institution is known, its
 * profiles and the mirrors in whose place it may come. At most ten queries.
 */
export async function pairingForm(pairing: Pairing, wanted: Wanted, locale: Locale) {
  const root = await ownRoot().catch(() => undefined)
  const formerly = await formerSite(pairing)
  const id = wanted.institutionId ?? formerly?.institutionId ?? null
  const institution = id && validate(id) ? await Institution.find(id) : null
  const state = pairing.isOver ? ('expired' as const) : pairing.state
  const site = pairing.siteId ? await Site.find(pairing.siteId) : null
  return {
    pairing: {
      ...{ code: pairing.code, number: pairing.number, name: pairing.name, state },
      ...{ medium: pairing.medium, at: pairing.createdAt, until: pairing.expiresAt },
      ...{ reason: pairing.reason, appVersion: pairing.request.appVersion },
      ...{ key: fingerprintOfKey(pairing.publicKey), site: site && siteFacts(site) },
      wrongCodes: pairing.wrongCodes,
    },
    root: root ? fingerprintOfRoot(root) : null,
    formerly: formerly && siteFacts(formerly),
    typed: wanted.code,
    ...(institution
      ? await termsAt(institution, formerly, locale)
      : await choicesFor(wanted, locale)),
  }
}

/** The mirror that this server was here before, where it says so and it is one. */
async function formerSite({ formerly }: Pairing) {
  return formerly ? Site.find(formerly) : null
}

async function termsAt(institution: Institution, formerly: Site | null, locale: Locale) {
  const sites = await Site.query()
    .where('institutionId', institution.id)
    .whereNot('state', 'retired')
    .orderBy('seenAt', 'desc')
    .limit(SITES)
  const profiles = await fittingProfiles(institution.id, locale, formerly?.profileId)
  const isHere = formerly?.institutionId === institution.id
  const reenrols = isHere && formerly.state === 'reenrol' ? formerly : undefined
  const replaces = isHere && formerly.state !== 'retired' && !reenrols ? formerly : undefined
  return {
    institution: { id: institution.id, name: nameIn(institution, locale) },
    profiles,
    profile: formerly?.profileId ?? profiles.at(0)?.id,
    channel: formerly?.channel ?? 'everyone',
    places: [
      { value: 'new', site: null },
      ...sites.map((site) => ({
        value: `${site.id === reenrols?.id ? 'reenrols' : 'replaces'}:${site.id}`,
        site: siteFacts(site),
      })),
    ],
    place: reenrols ? `reenrols:${reenrols.id}` : replaces ? `replaces:${replaces.id}` : 'new',
    choices: null,
    q: null,
  }
}

async function choicesFor({ q, page }: Wanted, locale: Locale) {
  const choices = q
    ? await listInstitutions({ q, page: Number(page) || 1, operating: 'yes', perPage: 10 }, locale)
    : { rows: [], pager: pagerOf(0, 1, 10) }
  return { institution: null, choices, q, profiles: [], places: [] }
}

/** What tells one mirror from another: what was recorded there since its last contact is lost with it. */
function siteFacts({ id, code, name, state, seenAt, institutionId, createdAt }: Site) {
  const since = seenAt ?? createdAt
  const days = Math.max(0, Math.floor(clock.now().diff(since).as('days')))
  return { id, code, name, state, seenAt, institutionId, days }
}

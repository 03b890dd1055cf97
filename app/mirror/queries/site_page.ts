import { pagerOf } from '#shared/database/pager'
import { inLocale } from '#shared/http/translate'
import { nameIn } from '#institutions/queries/list_institutions'
import namesOfPeople from '#identity/queries/names_of_people'
import Institution from '#institutions/models/institution'
import { changesOf } from '#mirror/actions/change_site'
import { publishedWithdrawals, silentSince } from '#mirror/queries/sites'
import { sqlTime } from '#shared/database/times'
import EditionRow from '#mirror/models/edition'
import Profile from '#mirror/models/profile'
import Site from '#mirror/models/site'
import SiteEvent, { type SiteEventKind } from '#mirror/models/site_event'
import type { Locale } from '#config/i18n'
import type { SiteState } from '#mirror/types'

const PER_PAGE = 30

const stateTones: Record<SiteState, string> = {
  ...{ waiting: 'info', active: 'ok', suspended: 'warn', reenrol: 'bad', retired: 'neutral' },
}

const eventTones: Partial<Record<SiteEventKind, string>> = {
  ...{ cloned: 'bad', memory_back: 'warn', hardware: 'warn', suspended: 'warn', reenrol: 'warn' },
  ...{ paired: 'ok', reenrolled: 'ok', resumed: 'ok' },
}

/** A mirror with what it said of itself last and what happened with it. At most ten queries. */
export async function sitePage(site: Site, page: unknown, locale: Locale) {
  const institution = await Institution.findOrFail(site.institutionId)
  const profile = await Profile.findOrFail(site.profileId)
  const newest = await newestEdition(site)
  const withdrawals = await publishedWithdrawals()
  const other = site.replacedBy ? await Site.find(site.replacedBy) : null
  const before = await Site.findBy('replacedBy', site.id)
  const isSilent = site.seenAt === null || sqlTime(site.seenAt) < silentSince()
  return {
    site: {
      ...{ code: site.code, name: site.name, state: site.state, tone: stateTones[site.state] },
      ...{ channel: site.channel, seenAt: site.seenAt, medium: site.medium, isSilent },
      ...{ appVersion: site.appVersion, note: noteWord(site.stateNote), pairedAt: site.createdAt },
      ...{ clonedAt: site.clonedAt, hardwareChangedAt: site.hardwareChangedAt },
      ...{ freeBytes: numberOf(site.freeBytes), sequence: numberOf(site.sequence) },
      ...{ month: site.month, monthBytes: numberOf(site.monthBytes) ?? 0 },
      lacksWithdrawals: Math.max(0, withdrawals - Number(site.revocations)),
    },
    institution: { id: institution.id, name: nameIn(institution, locale) },
    profile: {
      code: profile.code,
      name: inLocale(locale, profile.nameKm, profile.nameEn),
    },
    newest,
    replacedBy: other && { code: other.code, name: other.name },
    replaces: before && { code: before.code, name: before.name },
    changes: changesOf(site),
    ...(await timeline(site.id, page, locale)),
  }
}

const known = ['disk_full', 'app_too_old', 'missing', 'spoiled', 'refused', 'rolled_back']

/** What keeps a mirror from going on, as far as there are words for it. */
const noteWord = (note: string | null) => (!note || known.includes(note) ? note : 'other')

const numberOf = (value: bigint | number | null) => (value === null ? null : Number(value))

async function newestEdition({ profileId, channel }: Site) {
  const row = await EditionRow.query()
    .where({ profileId, channel })
    .whereNotNull('published_at')
    .orderBy('sequence', 'desc')
    .first()
  return row ? Number(row.sequence) : null
}

async function timeline(siteId: string, page: unknown, locale: Locale) {
  const all = SiteEvent.query().where('siteId', siteId)
  const [{ $extras }] = await all.clone().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const rows = await all
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .forPage(pager.page, pager.perPage)
  const people = [...new Set(rows.flatMap(({ personId }) => personId ?? []))]
  const names = people.length ? await namesOfPeople(people, locale) : new Map<string, string>()
  return { pager, events: rows.map((row) => shownEvent(row, names)) }
}

function shownEvent(row: SiteEvent, names: Map<string, string>) {
  const { kind, medium, note, appVersion, polls, data, beganAt, endedAt } = row
  return {
    ...{
      kind,
      medium,
      note: noteWord(note),
      appVersion,
      polls,
      data: data ?? {},
      at: endedAt,
      from: beganAt,
    },
    ...{ sequence: numberOf(row.sequence), tone: eventTones[kind] },
    person: row.personId ? (names.get(row.personId) ?? null) : null,
  }
}

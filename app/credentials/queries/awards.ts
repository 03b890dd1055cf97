import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { fromJson } from '#shared/database/from_json'
import { instant } from '#shared/database/instant'
import { pagerOf } from '#shared/database/pager'
import { peopleNamed } from '#identity/queries/people_named'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { serialIn } from '#credentials/serials'
import type { Award } from '#credentials/types'

const awardOf = (row: any): Award => ({
  ...{ id: row.id, serial: row.serial, issue: Number(row.issue) },
  isCurrent: Boolean(row.is_current),
  ...{ personId: row.person_id, issuerId: row.issuer_id, institutionId: row.institution_id },
  ...{ authority: row.authority, nameKm: row.name_km, nameEn: row.name_en },
  ...{ titleKm: row.title_km, titleEn: row.title_en },
  ...{ issuerKm: row.issuer_km, issuerEn: row.issuer_en },
  minutes: row.minutes === null ? null : Number(row.minutes),
  ...{ completedAt: instant(row.completed_at)!, issuedAt: instant(row.issued_at)! },
  credential: fromJson<Award['credential']>(row.credential),
  ...{ revokedAt: instant(row.revoked_at), reason: row.reason ?? null },
})

const rows = () =>
  db
    .from('credentials_awards as a')
    .join('credentials_issuers as i', 'i.id', 'a.issuer_id')
    .leftJoin('credentials_revocations as r', 'r.serial', 'a.serial')

const COLUMNS = ['a.*', 'i.institution_id', 'i.authority', 'r.revoked_at', 'r.reason']

/** The certificate in force under this serial. */
export async function findAward(serial: string): Promise<Award | undefined> {
  const row = await rows()
    .where({ 'a.serial': serial, 'a.is_current': true })
    .select(COLUMNS)
    .first()
  return row ? awardOf(row) : undefined
}

/** The same for a page: 404 where there is none. */
export async function awardOfPage(typed: string): Promise<Award> {
  const serial = serialIn(typed)
  const award = serial ? await findAward(serial) : undefined
  if (!award) throw new Exception('No such certificate', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return award
}

/** The serial that a person has for one thing, such as `courses.course:<id>`; also a revoked one. */
export async function serialFor(subject: string, personId: string): Promise<string | undefined> {
  const row = await db
    .from('credentials_awards')
    .where({ subject, person_id: personId, is_current: true })
    .select('serial')
    .first()
  return row?.serial
}

/** Those that hold for one thing, of these people. One query. */
export async function awardsFor(subject: string, personIds: readonly string[]): Promise<Award[]> {
  const found = await rows()
    .where({ 'a.subject': subject, 'a.is_current': true })
    .whereIn('a.person_id', [...personIds])
    .whereNull('r.id')
    .orderBy('a.serial')
    .select(COLUMNS)
  return found.map(awardOf)
}

/** Who has, or had, one for this thing, as a subquery. */
export const holdersFor = (subject: string) =>
  db.from('credentials_awards').where('subject', subject).select('person_id')

const PER_PAGE = 12

/** A page of one's own, the newest first. */
export async function ownAwards(personId: string, page: number) {
  const mine = () => rows().where({ 'a.person_id': personId, 'a.is_current': true })
  const [{ total }] = await mine().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const found = await mine()
    .orderBy('a.issued_at', 'desc')
    .orderBy('a.id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select(COLUMNS)
  return { pager, awards: found.map(awardOf) }
}

export const registerFilters = ['all', 'holding', 'revoked'] as const
export type RegisterFilter = (typeof registerFilters)[number]

type Asked = { q: string | null; show: RegisterFilter; page: number }

const PER_SHEET = 30

/** What was issued for these institutions and all below them: by a serial, or the beginning of a name. */
export async function register(tops: readonly string[], { q, show, page }: Asked) {
  const narrowed = () => {
    const query = rows().where('a.is_current', true)
    query.whereIn('i.institution_id', subtreeOf(tops))
    if (show === 'holding') query.whereNull('r.id')
    if (show === 'revoked') query.whereNotNull('r.id')
    const serial = q && serialIn(q)
    if (serial) query.where('a.serial', serial)
    else if (q) query.whereIn('a.person_id', peopleNamed(q))
    return query
  }
  const [{ total }] = await narrowed().count('* as total')
  const pager = pagerOf(total, page, PER_SHEET)
  const found = await narrowed()
    .orderBy('a.issued_at', 'desc')
    .orderBy('a.id')
    .limit(PER_SHEET)
    .offset((pager.page - 1) * PER_SHEET)
    .select(COLUMNS)
  return { pager, awards: found.map(awardOf) }
}

/** Every certificate that a serial has had, the newest first. */
export async function issuesOf(serial: string) {
  const found = await db
    .from('credentials_awards')
    .where('serial', serial)
    .orderBy('issue', 'desc')
    .select('issue', 'issued_at')
  return found.map((row) => ({ issue: Number(row.issue), issuedAt: instant(row.issued_at)! }))
}

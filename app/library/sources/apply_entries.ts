import { newCode, newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { publish } from '#shared/outbox/publish'
import { auditMany } from '#shared/audit/record'
import { bulkInsert } from '#shared/database/bulk_insert'
import { keepVersions } from '#library/keep_versions'
import ResourcePublished from '#library/events/resource_published'
import { arrivalOf, type Arrival } from '#library/sources/arrival'
import { keepEntries } from '#library/sources/keep_entries'
import { kindOfGiven, writeBeside } from '#library/sources/write_beside'
import type { Actor } from '#shared/actor'
import type { AppliedRow } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { EntryValues, Given } from '#library/sources/types'

type Row = AppliedRow<EntryValues>

const COLUMNS = [
  ...['id', 'code', 'shelf', 'position', 'kind', 'title_km', 'title_en', 'description_km'],
  ...['description_en', 'body_km', 'body_en', 'licence', 'holder_km', 'holder_en', 'search_text'],
  ...['authors', 'contributors', 'publisher_km', 'publisher_en', 'keywords', 'languages'],
  ...['audience', 'accessibility', 'source_url', 'subject_id', 'grades', 'minutes', 'scope'],
  ...['redistributable', 'teacher_only', 'state', 'is_approved', 'institution_id', 'created_by'],
  ...['revision', 'published_at', 'created_at', 'updated_at'],
]

/** What the columns of a resource hold of an entry, in the order of the names. */
export const valuesOf = (given: Given, subjects: Map<string, string>) => ({
  kind: kindOfGiven(given),
  ...{ title_km: given.titleKm, title_en: given.titleEn },
  ...{ description_km: given.descriptionKm, description_en: given.descriptionEn },
  ...{ body_km: given.bodyKm, body_en: given.bodyEn, licence: given.licence },
  ...{ holder_km: given.holderKm, holder_en: given.holderEn },
  search_text: clusterText([given.titleKm, given.titleEn].filter(Boolean).join(' ')),
  ...{ authors: JSON.stringify(given.authors), contributors: JSON.stringify(given.contributors) },
  ...{ publisher_km: given.publisherKm, publisher_en: given.publisherEn },
  ...{ keywords: JSON.stringify(given.keywords), languages: JSON.stringify(given.languages) },
  audience: JSON.stringify(given.audience),
  accessibility: JSON.stringify(given.accessibility),
  source_url: given.sourceUrl,
  subject_id: given.subject ? (subjects.get(given.subject) ?? null) : null,
  ...{ grades: JSON.stringify(given.grades), minutes: given.minutes },
})

/** Questions are shown with their answers. */
const isForTeachers = (given: Given) =>
  given.teacherOnly === true || kindOfGiven(given) === 'questions'

/** Writes what is new in a source as resources, at most 500 of them with a few statements each. */
export async function addEntries(
  trx: TransactionClientContract,
  actor: Actor,
  rows: Row[],
  arrival: Arrival
) {
  const now = sqlTime(clock.now())
  const made = rows.map((row) => {
    const { given } = row.values
    const arrives = arrivalOf(arrival, given)
    return { row, given, id: newId(), code: newCode(), arrives, kind: kindOfGiven(given) }
  })
  await bulkInsert(
    trx,
    'library_resources',
    COLUMNS,
    made.map(({ given, id, code, arrives }) => {
      const values = {
        ...valuesOf(given, arrival.subjects),
        ...{ id, code, shelf: 'open', position: 0, scope: arrival.scope },
        ...{ redistributable: true, teacher_only: isForTeachers(given), state: arrives },
        ...{ is_approved: arrives === 'published', institution_id: arrival.institutionId },
        ...{ created_by: actor.personId, revision: 1, created_at: now, updated_at: now },
        published_at: arrives === 'published' ? now : null,
      } as Record<string, string | number | boolean | null>
      return COLUMNS.map((name) => values[name])
    })
  )
  await writeBeside(
    trx,
    actor,
    made.map(({ id, code, given }) => ({ id, code, given, institutionId: arrival.institutionId }))
  )
  await keepEntries(
    trx,
    made.map(({ row, id }) => ({ values: row.values, resourceId: id }))
  )
  const offered = made.filter(({ arrives }) => arrives === 'published').map(({ id }) => id)
  await keepVersions(trx, offered, actor.personId)
  await auditMany(
    trx,
    actor,
    made.map(({ id, code, kind, given, arrives }) => ({
      verb: 'library.resource_imported',
      subject: { type: 'resource', id },
      institutionId: arrival.institutionId,
      after: { code, kind, licence: given.licence, state: arrives },
    }))
  )
  await publish(trx, ...offered.map((id) => new ResourcePublished(id)))
}

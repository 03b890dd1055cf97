import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { publish } from '#shared/outbox/publish'
import { fromJson } from '#shared/database/from_json'
import { keepFirstVersion, keepVersion } from '#library/keep_version'
import { kindOfFiles } from '#library/write_parts'
import Resource from '#library/models/resource'
import ResourceChanged from '#library/events/resource_changed'
import ResourcePublished from '#library/events/resource_published'
import ResourceRetired from '#library/events/resource_retired'
import { valuesOf } from '#library/sources/apply_entries'
import { arrivalOf, isClear, type Arrival } from '#library/sources/arrival'
import { keepEntries } from '#library/sources/keep_entries'
import { marksOf, rememberResource, type Remembered } from '#library/sources/remember'
import { writeBeside } from '#library/sources/write_beside'
import type { Actor } from '#shared/actor'
import type { AppliedRow, KeptBefore } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { EntryValues, Given } from '#library/sources/types'

type Trx = TransactionClientContract
type Row = AppliedRow<EntryValues>

/** Brings to resources what has changed in their source. What people changed here since stays, where the source did not. */
export async function changeEntries(
  trx: Trx,
  actor: Actor,
  rows: Row[],
  arrival: Arrival
): Promise<KeptBefore[]> {
  const kept: KeptBefore[] = []
  for (const row of rows) {
    const { sourceId, key, given } = row.values
    const standing = await trx
      .from('library_source_entries')
      .where({ source_id: sourceId, key })
      .firstOrFail()
    const before = fromJson<Given>(standing.given)
    const entry = { given: before, isGone: Boolean(standing.is_gone) }
    const was = await rememberResource(trx, row.subjectId!, entry)
    await changeOne(trx, actor, row, { before, given, arrival, wasGone: Boolean(standing.is_gone) })
    kept.push({ line: row.line, was: await marked(trx, row.subjectId!, was) })
  }
  await keepEntries(
    trx,
    rows.map(({ values, subjectId }) => ({ values, resourceId: subjectId! }))
  )
  return kept
}

async function marked(trx: Trx, id: string, was: Remembered): Promise<Remembered> {
  const marks = await marksOf(trx, [id])
  return { ...was, after: marks.get(id) }
}

type Change = { before: Given; given: Given; arrival: Arrival; wasGone: boolean }

async function changeOne(trx: Trx, actor: Actor, { subjectId }: Row, change: Change) {
  const { before, given, arrival } = change
  const id = subjectId!
  const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  await keepFirstVersion(trx, resource)
  const old = { state: resource.state, licence: resource.licence }
  await trx
    .from('library_resources')
    .where('id', id)
    .update({
      ...changedColumns(before, given, arrival.subjects),
      ...(before.teacherOnly === given.teacherOnly
        ? {}
        : { teacher_only: given.teacherOnly ?? resource.kind === 'questions' }),
      ...stateAfter(resource, change),
      ...{ revision: resource.revision + 1, updated_at: sqlTime(clock.now()) },
    })
  await takeAway(trx, id, before, given)
  const { code, institutionId } = resource
  await writeBeside(trx, actor, [{ id, code, institutionId, given: addedBeside(before, given) }])
  await trx
    .from('library_resources')
    .where('id', id)
    .update({ kind: await kindOfFiles(trx, id) })
  await resource.refresh()
  if (resource.isPublished) await keepVersion(trx, resource, actor.personId)
  await audit(trx, actor, {
    verb: 'library.resource_updated',
    subject: { type: 'resource', id },
    institutionId,
    before: old,
    after: { state: resource.state, licence: resource.licence },
  })
  await publish(trx, eventOf(id, old.state, resource.state))
}

export const eventOf = (id: string, before: string, after: string) => {
  if (after === 'published' && before !== after) return new ResourcePublished(id)
  return before === 'published' && after !== before
    ? new ResourceRetired(id)
    : new ResourceChanged(id)
}

/** Columns whose value is another one in the source than the last time. */
function changedColumns(before: Given, given: Given, subjects: Map<string, string>) {
  const [old, now] = [valuesOf(before, subjects), valuesOf(given, subjects)] as Record<
    string,
    unknown
  >[]
  const {
    kind,
    search_text: words,
    ...changed
  } = Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== old[name]))
  return words === undefined ? changed : { ...changed, search_text: words }
}

/**
 * What is offered under a licence that is not clear any more is taken back until somebody has looked at it. What had gone
 * and is there again comes in as if it were new.
 */
function stateAfter({ state }: Resource, { before, given, arrival, wasGone }: Change) {
  if (state === 'published' && before.licence !== given.licence && !isClear(given)) {
    return { state: 'retired', is_approved: false }
  }
  if (!wasGone || state !== 'retired') return {}
  const arrives = arrivalOf(arrival, given)
  return arrives === 'published'
    ? { state: arrives, is_approved: true, published_at: sqlTime(clock.now()) }
    : { state: arrives, is_approved: false }
}

const fileKey = ({ name, print }: { name: string; print: string }) => `${name} ${print}`

/** What the source had the last time and has no more. */
async function takeAway(trx: Trx, id: string, before: Given, given: Given) {
  const files = new Set(given.files.map(fileKey))
  const gone = before.files.filter((file) => !files.has(fileKey(file))).map(({ name }) => name)
  const added = addedBeside(before, given).files.map(({ name }) => name)
  if (gone.length + added.length > 0) {
    await trx
      .from('library_files')
      .where('resource_id', id)
      .whereIn('name', [...gone, ...added])
      .delete()
  }
  if (before.origin && JSON.stringify(before.origin) !== JSON.stringify(given.origin)) {
    await trx
      .from('library_relations')
      .where({ resource_id: id, kind: before.origin.kind, source_url: before.origin.url })
      .where({ source_title: before.origin.title })
      .delete()
  }
  if (JSON.stringify(before.alignment) !== JSON.stringify(given.alignment)) {
    await trx.from('library_alignments').where('resource_id', id).delete()
  }
}

/** What is to be written beside the row: what is the same as the last time stands there already. */
function addedBeside(before: Given, given: Given): Given {
  const known = new Set(before.files.map(fileKey))
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return {
    ...given,
    files: given.files.filter((file) => !known.has(fileKey(file))),
    alignment: isSame(before.alignment, given.alignment) ? [] : given.alignment,
    origin: isSame(before.origin, given.origin) ? null : given.origin,
  }
}

/** Takes out of the library what is gone from its source. It stays for its author and editors. */
export async function removeEntries(trx: Trx, actor: Actor, rows: Row[]): Promise<KeptBefore[]> {
  const kept: KeptBefore[] = []
  for (const { line, subjectId, values } of rows) {
    const id = subjectId!
    const was = await rememberResource(trx, id, { given: values.given, isGone: false })
    const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const { state, revision, institutionId } = resource
    await trx
      .from('library_source_entries')
      .where({ source_id: values.sourceId, key: values.key })
      .update({ is_gone: true })
    if (state === 'retired') {
      kept.push({ line, was: await marked(trx, id, was) })
      continue
    }
    await trx
      .from('library_resources')
      .where('id', id)
      .update({ state: 'retired', revision: revision + 1, updated_at: sqlTime(clock.now()) })
    await audit(trx, actor, {
      verb: 'library.resource_retired',
      subject: { type: 'resource', id },
      institutionId,
      before: { state },
      after: { state: 'retired', reason: 'gone' },
    })
    if (state === 'published') await publish(trx, new ResourceRetired(id))
    kept.push({ line, was: await marked(trx, id, was) })
  }
  return kept
}

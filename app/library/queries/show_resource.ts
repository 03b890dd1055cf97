import db from '@adonisjs/lucid/services/db'
import { packageOf } from '#library/packages'
import { offeredPackage } from '#runtime/queries/offered_package'
import { isStaff } from '#identity/queries/is_staff'
import { fileAddress } from '#library/file_address'
import { fileViews, type FileView } from '#media/queries/file_view'
import { savedParts, shownFile } from '#library/queries/shown_file'
import { shownQuestions } from '#library/queries/shown_questions'
import { inLocale } from '#shared/http/translate'
import { findLicence } from '#library/queries/licences'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { attribution } from '#library/queries/attribution'
import { resourceBody } from '#library/queries/resource_body'
import { citationOf } from '#library/queries/citation'
import { resourceUse } from '#library/queries/resource_use'
import { trackNames } from '#curriculum/queries/track_names'
import { isOpen } from '#library/open/open_rows'
import { jsonLdText } from '#library/open/json_ld'
import { recordsOf } from '#library/open/records'
import { factsOf } from '#library/queries/resource_facts'
import { rightsOfResource } from '#library/rights_of'
import { detailsOf, type Details, type FileItem } from '#library/queries/resource_details'
import { relatedResources } from '#library/queries/related_resources'
import type { Actor } from '#shared/actor'
import { locales, type Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

export type ShowReader = {
  actor: Actor | null
  locale: Locale
  content: Locale
  address: string
  /** The page of a book, and the words that are looked for in it. */
  page?: unknown
  find?: string | null
}

/** Everything the page of a resource shows. */
export async function showResource(resource: ResourceRow, reader: ShowReader) {
  const { locale } = reader
  const content = contentLanguage(resource, reader.content)
  const byId = await detailsOf([resource])
  const details = byId.get(resource.id)!
  const rights = rightsOfResource(resource)
  const subjects = await listSubjects(locale)
  const views = await fileViews(details.files.map(({ blobId }) => blobId))
  const body =
    resource.kind === 'page' && rights.view
      ? await resourceBody(resource, details.files, content, views)
      : undefined
  return {
    resource,
    code: resource.code,
    title: inLocale(content, resource.titleKm, resource.titleEn),
    description: inLocale(content, resource.descriptionKm, resource.descriptionEn),
    content,
    languages: resource.languages,
    body,
    subject: subjects.find(({ id }) => id === resource.subjectId),
    ...(rights.view || resource.state !== 'published'
      ? await viewed(resource, details, { ...reader, content, saves: rights.download }, views)
      : { downloads: [], play: undefined, questions: undefined }),
    teaches: taught(details, locale),
    rights,
    facts: factsOf(resource, locale, await trackName(resource, locale)),
    licence: await findLicence(resource.licence, locale),
    attributions: [
      await attribution(resource, reader.address, 'km'),
      await attribution(resource, reader.address, 'en'),
    ],
    use: await resourceUse(resource.id, locale),
    citation: citationOf(resource, reader.address, locale),
    jsonLd: isOpen(resource) ? await jsonLdOf(resource.id) : undefined,
    related: await relatedResources(resource, details, { staff: isStaff(reader.actor), locale }),
  }
}

export type ShownResource = Awaited<ReturnType<typeof showResource>>

/** What search engines and other catalogues read from the page. */
async function jsonLdOf(id: string) {
  const [record] = await recordsOf([id])
  return record && jsonLdText(record)
}

/** The word of its track; no query for what is for all of them. */
async function trackName({ track }: ResourceRow, locale: Locale) {
  if (!track) return undefined
  const names = await trackNames(locale)
  return names.get(track) ?? track
}

const contentLanguage = ({ languages }: ResourceRow, wanted: Locale): Locale =>
  languages.includes(wanted) ? wanted : (locales.find((one) => languages.includes(one)) ?? wanted)

/** The file to show in the content's language, and every main file as a download with its size. */
async function viewed(
  resource: ResourceRow,
  { files }: Details,
  reader: ShowReader & { saves: boolean },
  views: Map<string, FileView>
) {
  const main = files.filter(({ role }) => role === 'main')
  const file = main.find(({ language }) => language === reader.content) ?? main[0]
  const address = (one: FileItem) => fileAddress(resource.code, one)
  return {
    file: file && {
      ...file,
      href: address(file),
      alt: inLocale(reader.content, file.altKm, file.altEn),
    },
    play:
      file && resource.kind === 'package' ? await playOf(resource, file, reader.locale) : undefined,
    questions:
      file && resource.kind === 'questions'
        ? await shownQuestions(file, { code: resource.code, files, views, locale: reader.locale })
        : undefined,
    ...(file ? await shownFile(resource.code, file, { files, views, reader }) : {}),
    downloads: (reader.saves ? main : []).flatMap((one) => [
      ...(one.isElsewhere
        ? []
        : [
            {
              ...{ name: one.name, language: one.language, size: one.size },
              href: `${address(one)}&save=1`,
            },
          ]),
      ...savedParts(resource.code, one, views.get(one.blobId), reader.locale),
    ]),
  }
}

/** The package that a file is: whether it plays, and what is in it. */
async function playOf({ id }: ResourceRow, { blobId }: FileItem, locale: Locale) {
  const packageId = await packageOf(db, id, blobId)
  return packageId ? offeredPackage(packageId, locale) : undefined
}

/** Each lesson once, with those of its outcomes that the resource teaches. */
function taught({ alignments }: Details, locale: Locale) {
  const lessons = new Map<
    string,
    { code: string; title: string; outcomes: { code: string; text: string }[] }
  >()
  for (const one of alignments) {
    const title = inLocale(locale, one.titleKm, one.titleEn)
    const lesson = lessons.get(one.code) ?? { code: one.code, title, outcomes: [] }
    lessons.set(one.code, lesson)
    if (one.outcomeCode) {
      const text = inLocale(locale, one.outcomeKm, one.outcomeEn)
      lesson.outcomes.push({ code: one.outcomeCode, text })
    }
  }
  return [...lessons.values()]
}

import { formatDate } from '#shared/khmer/dates'
import { translate, inLocale } from '#shared/http/translate'
import { resourceTags, type Tag } from '#library/resource_tags'
import { fileAddress } from '#library/file_address'
import { shortLicence } from '#library/queries/licences'
import { listSubjects, type SubjectItem } from '#curriculum/queries/list_subjects'
import { detailsOf, type Details, type FileItem } from '#library/queries/resource_details'
import { resourceRows, rowOf, type ResourceRow } from '#library/queries/find_resource'
import type { Locale } from '#config/i18n'

/** A resource as lists and cards show it. */
export type ResourceItem = {
  code: string
  href: string
  title: string
  description: string
  kind: string
  kindLabel: string
  state: string
  subject: SubjectItem | undefined
  grades: number[]
  licence: string
  lessons: string[]
  /** Bytes of the largest download, 0 where everything is on the page. */
  size: number
  minutes: number | null
  /** The address of the picture that stands for it; whoever may open the resource may open it. */
  picture: string | undefined
  teacherOnly: boolean
  tags: Tag[]
  /** Day of publication, for reading. */
  published: string
  publishedAt: Date | null
  updatedAt: Date
}

/** Items for ids, in their order; an id without a row is passed over. Three queries at most. */
export async function resourceItems(ids: string[], locale: Locale): Promise<ResourceItem[]> {
  if (ids.length === 0) return []
  const rows = await resourceRows().whereIn('id', ids)
  const byId = new Map(rows.map((row) => [row.id, rowOf(row)]))
  return itemsOf(
    ids.flatMap((id) => byId.get(id) ?? []),
    locale
  )
}

export async function itemsOf(rows: ResourceRow[], locale: Locale): Promise<ResourceItem[]> {
  const details = await detailsOf(rows)
  const subjects = await listSubjects(locale)
  return rows.map((row) => {
    const subject = subjects.find(({ id }) => id === row.subjectId)
    return itemOf(row, details.get(row.id)!, subject, locale)
  })
}

function itemOf(
  row: ResourceRow,
  { files, alignments }: Details,
  subject: SubjectItem | undefined,
  locale: Locale
): ResourceItem {
  const main = files.filter(({ role }) => role === 'main')
  const item: Omit<ResourceItem, 'tags'> = {
    code: row.code,
    href: `/library/${row.code}`,
    title: inLocale(locale, row.titleKm, row.titleEn),
    description: inLocale(locale, row.descriptionKm, row.descriptionEn),
    kind: row.kind,
    kindLabel: translate(locale, `library.kinds.${row.kind}`),
    state: row.state,
    subject,
    grades: row.grades,
    licence: shortLicence(row.licence),
    lessons: [...new Set(alignments.map(({ code }) => code))],
    size: Math.max(0, ...main.map(({ size }) => size)),
    minutes: row.minutes,
    picture: pictureOf(row, main, locale),
    teacherOnly: row.teacherOnly,
    published: row.publishedAt ? formatDate(row.publishedAt, { locale }) : '',
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
  }
  return { ...item, tags: resourceTags(item, locale) }
}

/** A picture in a list is loaded by everyone who sees the list: larger ones are left to the resource's page. */
const LARGEST_COVER = 300_000

function pictureOf({ kind, code }: ResourceRow, main: FileItem[], locale: Locale) {
  if (kind !== 'image') return undefined
  const file = main.find(({ language }) => language === locale) ?? main[0]
  return file && file.size <= LARGEST_COVER ? fileAddress(code, file) : undefined
}

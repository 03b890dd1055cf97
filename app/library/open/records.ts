import { appUrl } from '#config/app'
import { fromJson } from '#shared/database/from_json'
import { cleanFiles } from '#media/queries/clean_files'
import { fileAddress, fileBase } from '#library/file_address'
import { rightsOfResource } from '#library/rights_of'
import { findLicence } from '#library/queries/licences'
import { sourcesOfMany, type SourceItem } from '#library/queries/lineage'
import { listSubjects } from '#curriculum/queries/list_subjects'
import {
  detailsOf,
  type AlignmentItem,
  type Details,
  type FileItem,
} from '#library/queries/resource_details'
import { resourceRows, rowOf, type ResourceRow } from '#library/queries/find_resource'
import type { Rights } from '#library/licence_rules'

export type Words = { km: string | null; en: string | null }

/** A file as others may fetch it. */
export type RecordFile = Pick<
  FileItem,
  'name' | 'role' | 'language' | 'mediaType' | 'altKm' | 'altEn'
> & {
  sha256: string
  size: number
  address: string
}

/** A resource as it is described to the outside, in both languages, whatever the form in which it is told. */
export type OpenRecord = {
  row: ResourceRow
  address: string
  title: Words
  description: Words
  holder: Words
  publisher: Words
  keywords: { km: string[]; en: string[] }
  subject: { code: string; km: string; en: string } | undefined
  licence: { code: string; short: string; href?: string; km: string; en: string }
  rights: Rights
  /** What its licence gives out and is on this server: none where it only leads to its source. */
  files: RecordFile[]
  alignments: AlignmentItem[]
  sources: SourceItem[]
}

/** Records for ids, in their order; an id without a row is passed over. Five queries at most, however many. */
export async function recordsOf(ids: string[]): Promise<OpenRecord[]> {
  if (ids.length === 0) return []
  const found = await resourceRows().whereIn('id', ids).select('keywords')
  const rows = new Map(found.map((row) => [row.id as string, row]))
  return recordsOfRows(ids.flatMap((id) => rows.get(id) ?? []))
}

/** The same for rows of the library with their keywords. */
export async function recordsOfRows(found: any[]): Promise<OpenRecord[]> {
  const rows = found.map((raw) => ({ row: rowOf(raw), keywords: fromJson<any>(raw.keywords) }))
  const details = await detailsOf(rows.map(({ row }) => row))
  const sources = await sourcesOfMany(rows.map(({ row }) => row.id))
  const [km, en] = [await listSubjects('km'), await listSubjects('en')]
  const clean = await cleanFiles([...details.values()].flatMap(({ files }) => files))
  const records: OpenRecord[] = []
  for (const { row, keywords } of rows) {
    const at = km.findIndex(({ id }) => id === row.subjectId)
    const rights = rightsOfResource(row)
    records.push({
      ...wordsOf(row),
      keywords: { km: keywords?.km ?? [], en: keywords?.en ?? [] },
      subject: at < 0 ? undefined : { code: km[at].code, km: km[at].name, en: en[at].name },
      licence: await licenceOf(row.licence),
      rights,
      files: filesOf(row, details.get(row.id)!, rights, clean),
      alignments: details.get(row.id)!.alignments,
      sources: sources.get(row.id) ?? [],
    })
  }
  return records
}

const wordsOf = (row: ResourceRow) => ({
  row,
  address: `${appUrl}/library/${row.code}`,
  title: { km: row.titleKm, en: row.titleEn },
  description: { km: row.descriptionKm, en: row.descriptionEn },
  holder: { km: row.holderKm, en: row.holderEn },
  publisher: { km: row.publisherKm, en: row.publisherEn },
})

async function licenceOf(code: string) {
  const km = await findLicence(code, 'km')
  const en = await findLicence(code, 'en')
  return { code, short: km.short, href: km.href, km: km.label, en: en.label }
}

type Clean = Awaited<ReturnType<typeof cleanFiles>>

function filesOf({ code }: ResourceRow, { files }: Details, { download }: Rights, clean: Clean) {
  if (!download) return []
  const here = files.filter(({ blobId, isElsewhere }) => !isElsewhere || clean.has(blobId))
  return here.map((file): RecordFile => {
    const { role, language, altKm, altEn } = file
    const { sha256, size, mediaType } = clean.get(file.blobId) ?? file
    const given = { role, language, altKm, altEn, mediaType, sha256, size: Number(size) }
    if (!file.isElsewhere) {
      return { ...given, name: file.name, address: `${appUrl}${fileAddress(code, file)}&save=1` }
    }
    // What is here in place of a film is found below the name of the film.
    const address = appUrl + fileBase(code, file.name)
    return { ...given, name: file.name.replace(/\.\w+$/, '.mp4'), address }
  })
}

/** The words in the languages in which they are there. */
export const spoken = (words: Words): ['km' | 'en', string][] =>
  (['km', 'en'] as const).flatMap((one) => (words[one] ? [[one, words[one]]] : []))

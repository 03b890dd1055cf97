import { Exception } from '@adonisjs/core/exceptions'
import { answerList, answerOne, apiPage } from '#shared/api/answer'
import { searchIndex } from '#search/queries/search_index'
import { isOpen } from '#library/open/open_rows'
import { findByCode } from '#library/queries/find_resource'
import { recordsOf, type OpenRecord, type RecordFile } from '#library/open/records'
import type { FacetName } from '#search/types'
import type { HttpContext } from '@adonisjs/core/http'

const FILTERS: readonly FacetName[] = ['subject', 'grade', 'kind', 'language', 'licence', 'lesson']
const SORTS = ['relevance', 'newest', 'title'] as const

/** What everybody may see of the library, for other programs. */
export default class ApiResourcesController {
  async index(ctx: HttpContext) {
    const { text, pagerFor } = apiPage(ctx)
    const { page, perPage } = pagerFor(Number.MAX_SAFE_INTEGER)
    const filters = FILTERS.flatMap((name) => (text(name) ? [[name, [text(name)!]]] : []))
    const found = await searchIndex().search({
      ...{ text: text('words') ?? undefined, filters: Object.fromEntries(filters), staff: false },
      ...{ sort: SORTS.find((one) => one === text('sort')), page, perPage, nouns: ['resource'] },
    })
    const records = await recordsOf(found.ids)
    // What was taken back a moment ago may still stand in the index.
    const open = records.filter(({ row }) => isOpen(row))
    return answerList(ctx, open.map(brief), pagerFor(found.total))
  }

  async show(ctx: HttpContext) {
    return answerOne(ctx, whole(await opened(ctx)))
  }

  async files(ctx: HttpContext) {
    const { files } = await opened(ctx)
    const pager = apiPage(ctx).pagerFor(files.length)
    const from = (pager.page - 1) * pager.perPage
    return answerList(ctx, files.slice(from, from + pager.perPage).map(fileShape), pager)
  }
}

async function opened({ params }: HttpContext): Promise<OpenRecord> {
  const row = await findByCode(params.code)
  const [record] = row && isOpen(row) ? await recordsOf([row.id]) : []
  if (!record) throw new Exception('No such resource', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return record
}

const brief = ({ row, address, title, description, subject, licence }: OpenRecord) => ({
  ...{ id: row.id, code: row.code, url: address, title, description },
  ...{ kind: row.kind, languages: row.languages },
  subject: subject ? { code: subject.code, name: { km: subject.km, en: subject.en } } : null,
  ...{ grades: row.grades, audience: row.audience },
  licence: {
    ...{ code: licence.code, name: { km: licence.km, en: licence.en } },
    url: licence.href ?? null,
  },
  ...{ authors: row.authors, minutes: row.minutes, version: row.version },
  published_at: row.publishedAt?.toISOString() ?? null,
  updated_at: row.updatedAt.toISOString(),
})

const whole = (record: OpenRecord) => ({
  ...brief(record),
  ...{ holder: record.holder, publisher: record.publisher },
  ...{ contributors: record.row.contributors, keywords: record.keywords },
  ...{ accessibility: record.row.accessibility, source_url: record.row.sourceUrl },
  lessons: lessonsOf(record),
  sources: record.sources.map((one) => ({
    relation: one.kind,
    title: { km: one.titleKm || null, en: one.titleEn || null },
    author: one.author || null,
    url: one.address && !(one.code && !one.isShown) ? one.address : null,
    licence: one.licenceCode || null,
  })),
  files: record.files.map(fileShape),
})

function lessonsOf({ alignments }: OpenRecord) {
  const groups = Map.groupBy(alignments, ({ code }) => code)
  return [...groups].map(([code, list]) => ({
    code,
    title: { km: list[0].titleKm, en: list[0].titleEn },
    outcomes: list.flatMap(({ outcomeCode }) => outcomeCode ?? []),
  }))
}

const fileShape = ({ name, role, language, mediaType, size, sha256, address }: RecordFile) => ({
  ...{ name, role, language, media_type: mediaType, size, sha256, url: address },
})

import { openFramework } from '#curriculum/open_framework'
import { loadOutline, type ChapterNode } from '#curriculum/queries/load_outline'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'

const COLUMNS = [
  ...['level', 'code', 'parent', 'grade', 'track', 'domain', 'number', 'title_km', 'title_en'],
  ...['hours', 'retired'],
]

/** A whole version as the table that its import takes. */
export default class FrameworkSheetsController {
  async show(ctx: HttpContext) {
    const framework = await openFramework(ctx)
    const subjects = await db.from('curriculum_subjects').select('id', 'code')
    const codes = new Map<string, string>(subjects.map((one) => [one.id, one.code]))
    const outline = await loadOutline(framework.id, { withRetired: true })
    return sheetResponse(ctx, {
      name: `curriculum-${framework.code}-${framework.version}`.replaceAll(/[^\w.-]/g, ''),
      format: sheetFormatOf(ctx.request.qs().format),
      columns: COLUMNS.map((key) => ({
        key,
        label: key,
        ...(key.startsWith('title') && { width: 50 }),
      })),
      rows: rows(outline, codes),
    })
  }
}

type Named = { code: string; number: number; isRetired: boolean }

function* rows(chapters: ChapterNode[], subjects: Map<string, string>) {
  const line = (level: string, parent: string, { code, number, isRetired }: Named) => ({
    ...{ level, code, parent, number, retired: isRetired ? 'yes' : 'no' },
  })
  const titled = (one: { titleKm: string; titleEn: string; hours: number | null }) => ({
    ...{ title_km: one.titleKm, title_en: one.titleEn, hours: one.hours },
  })
  for (const chapter of chapters) {
    const { grade, track } = chapter
    const above = subjects.get(chapter.subjectId) ?? ''
    yield { ...line('chapter', above, chapter), ...titled(chapter), grade, track }
    for (const lesson of chapter.lessons) {
      yield { ...line('lesson', chapter.code, lesson), ...titled(lesson) }
      for (const topic of lesson.topics)
        yield { ...line('topic', lesson.code, topic), ...titled(topic) }
      const places = [lesson, ...lesson.topics]
      for (const place of places) {
        for (const one of place.outcomes) {
          const words = { title_km: one.textKm, title_en: one.textEn, domain: one.domain }
          yield { ...line('outcome', place.code, one), ...words }
        }
      }
    }
  }
}

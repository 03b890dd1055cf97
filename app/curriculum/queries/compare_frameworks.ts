import { loadOutline } from '#curriculum/queries/load_outline'
import type { ChapterNode } from '#curriculum/queries/load_outline'
import type { Level } from '#curriculum/levels'

type Flat = {
  level: Level
  code: string
  originCode: string | null
  above: string
  fields: Record<string, string>
}

export type Difference = {
  level: Level
  kind: 'added' | 'removed' | 'changed'
  /** The code in each version; null where it is not there. */
  before: string | null
  after: string | null
  title: { km: string; en: string }
  changes: { field: string; before: string; after: string }[]
}

/** Chapters and all below them as one list, in the order of teaching. */
export function flatten(chapters: ChapterNode[]): Flat[] {
  const text = (value: number | string | null) => (value === null ? '' : String(value))
  const titled = (
    level: Level,
    above: string,
    node: {
      code: string
      originCode: string | null
      titleKm: string
      titleEn: string
      hours: number | null
    },
    more: Record<string, string> = {}
  ): Flat => ({
    ...{ level, above, code: node.code, originCode: node.originCode },
    fields: { km: node.titleKm, en: node.titleEn, hours: text(node.hours), ...more },
  })
  const list: Flat[] = []
  for (const chapter of chapters) {
    const place = { grade: text(chapter.grade), track: text(chapter.track) }
    list.push(titled('chapter', chapter.subjectId, chapter, place))
    for (const lesson of chapter.lessons) {
      list.push(titled('lesson', chapter.code, lesson))
      const topics = lesson.topics.map((topic) => titled('topic', lesson.code, topic))
      const outcomes = [...lesson.outcomes, ...lesson.topics.flatMap((one) => one.outcomes)]
      list.push(
        ...topics,
        ...outcomes.map(({ code, originCode, textKm, textEn, domain }) => ({
          ...{ level: 'outcome' as const, above: lesson.code, code, originCode },
          fields: { km: textKm, en: textEn, domain },
        }))
      )
    }
  }
  return list
}

/**
 * What differs between a version and an older one, in the order of the newer with what is gone at the end. Rows
 * belong together by `origin_code`, and by their code where the newer was not copied from the older.
 */
export async function compareFrameworks(
  older: { id: string },
  newer: { id: string; copiedFromId: string | null }
): Promise<Difference[]> {
  const before = flatten(await loadOutline(older.id))
  const after = flatten(await loadOutline(newer.id))
  const isCopy = newer.copiedFromId === older.id
  const nameOf = (one: Flat) => `${one.level} ${(isCopy && one.originCode) || one.code}`
  const standing = new Map(before.map((one) => [`${one.level} ${one.code}`, one]))
  const found: Difference[] = []
  for (const one of after) {
    const old = isCopy && !one.originCode ? undefined : standing.get(nameOf(one))
    if (old) standing.delete(nameOf(one))
    const changes = old ? changesOf(old, one) : []
    if (old && changes.length === 0) continue
    found.push(difference(old ? 'changed' : 'added', old, one, changes))
  }
  for (const old of standing.values()) found.push(difference('removed', old, undefined, []))
  return found
}

const difference = (
  kind: Difference['kind'],
  old: Flat | undefined,
  now: Flat | undefined,
  changes: Difference['changes']
): Difference => {
  const { level, fields } = (now ?? old)!
  return {
    ...{ level, kind, changes, before: old?.code ?? null, after: now?.code ?? null },
    title: { km: fields.km, en: fields.en },
  }
}

function changesOf(old: Flat, now: Flat) {
  const fields = Object.keys(now.fields)
    .filter((field) => (old.fields[field] ?? '') !== now.fields[field])
    .map((field) => ({ field, before: old.fields[field] ?? '', after: now.fields[field] }))
  const code = { field: 'code', before: old.code, after: now.code }
  return old.code === now.code ? fields : [code, ...fields]
}

import db from '@adonisjs/lucid/services/db'
import { join } from 'node:path'
import { readPacks } from '#shared/packs/read_pack'
import { readYaml } from '#shared/packs/read_files'
import { packsFolder } from '#shared/packs/apply_all'
import { remembered } from '#shared/remembered'
import { fromJson } from '#shared/database/from_json'
import { gradeOf } from '#courses/quizzes/grade'
import { EXAM_FILE } from '#courses/packs/exam_schemes'
import { paperKey, type ExamScheme } from '#courses/exams/scheme'
import { openTo } from '#courses/queries/quizzes'
import { defaults, type QuizSettings } from '#courses/types'
import type { Actor } from '#shared/actor'

/** The examinations that the packs of this server name; the last one of a key wins. */
export const examSchemes = remembered(600, async () => {
  const found = new Map<string, ExamScheme>()
  for (const { name } of await readPacks(packsFolder)) {
    const file = await readYaml<{ schemes: ExamScheme[] }>(join(packsFolder, name), EXAM_FILE)
    for (const scheme of file?.schemes ?? []) found.set(scheme.key, scheme)
  }
  return [...found.values()]
})

/** The paper that a quiz names, with what it belongs to; undefined where it is none. */
export async function findPaper(key: string | null | undefined) {
  if (!key) return undefined
  for (const scheme of await examSchemes()) {
    for (const track of scheme.tracks) {
      const paper = track.papers.find((one) => paperKey(scheme, track, one) === key)
      if (paper) return { scheme, track, paper, key }
    }
  }
  return undefined
}

const named = (query: any) => query.whereRaw(`cast(z.settings as text) like '%"paper":"%'`)

const settingsOf = (row: any) => ({
  ...defaults,
  ...fromJson<Partial<QuizSettings>>(row.settings),
})

/** How many quizzes of each paper this person may take now. One query. */
export async function quizzesByPaper(actor: Actor): Promise<Map<string, number>> {
  const rows = await named(openTo(actor)).limit(2000).select('z.settings')
  const keys: string[] = rows.map((row: any) => settingsOf(row).paper)
  return new Map([...Map.groupBy(keys, (key) => key)].map(([key, list]) => [key, list.length]))
}

/** The best share, 0 to 1, that this person has reached in each paper. One query. */
export async function sharesByPaper({ personId }: Actor): Promise<Map<string, number>> {
  const query = db
    .from('courses_quiz_attempts as a')
    .join('courses_quizzes as z', 'z.id', 'a.quiz_id')
    .where({ 'a.person_id': personId, 'a.is_trial': false, 'a.state': 'marked' })
  const rows: any[] = await named(query)
    .select('a.quiz_id', 'a.number', 'a.score', 'a.most')
    .select('z.settings')
  const best = new Map<string, number>()
  for (const attempts of Map.groupBy(rows, ({ quiz_id: id }) => id).values()) {
    const { paper, grading } = settingsOf(attempts[0])
    const marked = attempts.map(({ number, score, most }) => ({
      ...{ number: Number(number), score: Number(score), most: Number(most) },
    }))
    const share = gradeOf(marked, grading)
    if (paper && share !== null) best.set(paper, Math.max(share, best.get(paper) ?? 0))
  }
  return best
}

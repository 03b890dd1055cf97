import { fromJson } from '#shared/database/from_json'
import { shuffled } from '#courses/marking/shuffle'
import type { Question } from '#shared/questions/types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

export type Drawn = {
  questionId: string
  versionId: string
  sectionId: string
  points: number
  /** Not told to learners. */
  content: Question
}

const versions = (trx: Trx) =>
  trx
    .from('courses_questions as q')
    .join('courses_question_versions as v', (on) => {
      on.on('v.question_id', 'q.id').andOn('v.number', 'q.version')
    })
    .select('q.id', 'v.id as version_id', 'v.content')

/** What one attempt asks, in its order: it follows from the seed and from what the banks hold now. */
export async function drawQuestions(trx: Trx, quizId: string, seed: string): Promise<Drawn[]> {
  const sections = await trx
    .from('courses_quiz_sections')
    .where('quiz_id', quizId)
    .orderBy('position')
    .orderBy('id')
  const slots = await trx
    .from('courses_quiz_slots as s')
    .join('courses_quiz_sections as c', 'c.id', 's.section_id')
    .where('c.quiz_id', quizId)
    .orderBy('s.position')
    .orderBy('s.id')
    .select('s.*')
  const fixed = slots.flatMap(({ question_id: id }) => id ?? [])
  const rows = fixed.length > 0 ? await versions(trx).whereIn('q.id', fixed) : []
  const known = new Map(rows.map((row) => [row.id as string, row]))
  const taken = new Set<string>(fixed)
  const drawn: Drawn[] = []
  for (const section of sections) {
    const part: Drawn[] = []
    for (const slot of slots.filter((one) => one.section_id === section.id)) {
      const found = slot.question_id
        ? [known.get(slot.question_id)]
        : await drawOf(trx, slot, { taken, seed })
      for (const row of found.filter(Boolean)) {
        taken.add(row.id)
        const content = fromJson<Question>(row.content)
        const points = slot.points === null ? content.points : Number(slot.points)
        const ids = { questionId: row.id, versionId: row.version_id, sectionId: section.id }
        part.push({ ...ids, points, content })
      }
    }
    drawn.push(...(section.shuffles ? shuffled(part, `${seed} ${section.id}`) : part))
  }
  return drawn
}

type Draw = { id: string; bank_id: string; tag_key: string | null; count: number }

/** Ready questions of a bank that this attempt does not ask yet. */
async function drawOf(trx: Trx, slot: Draw, { taken, seed }: { taken: Set<string>; seed: string }) {
  const ready = trx
    .from('courses_questions as q')
    .where({ 'q.bank_id': slot.bank_id, 'q.state': 'ready' })
    .orderBy('q.id')
    .select('q.id')
  if (slot.tag_key) {
    ready.whereExists((tags: any) =>
      tags
        .from('courses_question_tags as t')
        .whereColumn('t.question_id', 'q.id')
        .where('t.tag_key', slot.tag_key!)
        .select('t.id')
    )
  }
  const found = await ready
  const ids = found.map((row) => row.id as string).filter((id) => !taken.has(id))
  const chosen = shuffled(ids, `${seed} ${slot.id}`).slice(0, Number(slot.count))
  if (chosen.length === 0) return []
  const rows = await versions(trx).whereIn('q.id', chosen)
  return chosen.map((id) => rows.find((row) => row.id === id)).filter(Boolean)
}

import db from '@adonisjs/lucid/services/db'
import { newCode, newId } from '#shared/ids'
import { SYSTEM, type Actor } from '#shared/actor'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { findBank } from '#courses/queries/banks'
import { storeBlob } from '#media/actions/store_blob'
import { beginAttempt } from '#courses/actions/begin_attempt'
import { insertQuestion } from '#courses/actions/write_question'
import { createQuiz, setQuizState } from '#courses/actions/write_quiz'
import { addSlot } from '#courses/actions/write_quiz_parts'
import { findQuiz } from '#courses/queries/quizzes'
import { defaults, type QuizSettings, type Scope } from '#courses/types'
import { makeAccount } from '#tests/support/accounts'
import { photograph } from '#tests/support/media_files'
import type { Question } from '#shared/questions/types'

type Keeper = { scope?: Scope; institutionId?: string | null; createdBy?: string | null }

/** A bank, of the country unless said. */
export async function makeBank({
  scope = 'national',
  institutionId = null,
  createdBy = null,
}: Keeper = {}) {
  const [id, code] = [newId(), newCode()]
  await db.table('courses_question_banks').insert({
    ...{ id, code, scope, institution_id: institutionId, created_by: createdBy },
    ...{ title_km: 'ធនាគារ រូបវិទ្យា', title_en: 'Physics bank', search_text: 'physics' },
    ...{ created_at: sqlTime(), updated_at: sqlTime() },
  })
  return findBank({ id })
}

const text = (km: string) => ({ km, en: `${km} (en)` })

/** One question of each type. */
export const samples: Record<Question['type'], Question> = {
  single: {
    ...{ type: 'single', text: { km: 'ស្រូបយកថាមពល $E=mc^2$ ?' }, points: 2, tags: ['ថាមពល'] },
    general: text('ពន្យល់'),
    body: {
      shuffle: true,
      options: [
        { key: 'a', text: text('ត្រូវ'), credit: 1, feedback: text('ល្អណាស់') },
        { key: 'b', text: text('ខុស'), credit: 0, feedback: text('សាកម្តងទៀត') },
        { key: 'c', text: text('ពាក់កណ្តាល'), credit: 0.5 },
      ],
    },
  },
  multiple: {
    ...{ type: 'multiple', text: text('ជ្រើសរើសលេខគូ'), points: 2 },
    body: {
      ...{ shuffle: true, rule: 'balance' },
      options: [
        { key: 'two', text: { km: '2' }, correct: true },
        { key: 'three', text: { km: '3' }, correct: false },
        { key: 'four', text: { km: '4' }, correct: true },
      ],
    },
  },
  true_false: {
    ...{ type: 'true_false', text: text('ទឹកពុះនៅ 100 °C'), points: 1 },
    body: { correct: true, feedback: { false: text('មិនមែនទេ') } },
  },
  numeric: {
    ...{ type: 'numeric', text: text('គណនាល្បឿន'), points: 2 },
    body: {
      answers: [{ value: 10, tolerance: 0.1, credit: 1 }],
      units: {
        ...{ required: true, penalty: 0.5 },
        list: [
          { name: 'm/s', factor: 1 },
          { name: 'km/h', factor: 1 / 3.6 },
        ],
      },
    },
  },
  short_text: {
    ...{ type: 'short_text', text: text('រដ្ឋធានីនៃកម្ពុជា'), points: 1 },
    body: { answers: [{ text: 'ភ្នំពេញ', credit: 1 }] },
  },
  match: {
    ...{ type: 'match', text: text('ផ្គូផ្គង'), points: 3 },
    body: {
      shuffle: true,
      items: [
        { key: 'f', text: text('កម្លាំង'), choice: 'n' },
        { key: 'e', text: text('ថាមពល'), choice: 'j' },
      ],
      choices: [
        { key: 'n', text: { km: 'N' } },
        { key: 'j', text: { km: 'J' } },
        { key: 'w', text: { km: 'W' } },
      ],
    },
  },
  order: {
    ...{ type: 'order', text: text('តម្រៀប'), points: 3 },
    body: {
      rule: 'pairs',
      items: ['1', '2', '3'].map((key) => ({ key: `k${key}`, text: text(`ជំហាន ${key}`) })),
    },
  },
  gap: {
    ...{ type: 'gap', text: { km: 'ទឹកមាន [[h]] និង [[o]] ចំនួន [[n]]' }, points: 3 },
    body: {
      gaps: [
        { key: 'h', kind: 'text', answers: [{ text: 'អ៊ីដ្រូសែន', credit: 1 }] },
        {
          ...{ key: 'o', kind: 'choice', correct: 'c1', label: text('ធាតុទីពីរ') },
          options: [
            { key: 'c1', text: { km: 'អុកស៊ីសែន' } },
            { key: 'c2', text: { km: 'កាបូន' } },
          ],
        },
        { key: 'n', kind: 'number', answers: [{ value: 3, tolerance: 0, credit: 1 }] },
      ],
    },
  },
  essay: {
    ...{ type: 'essay', text: text('ពន្យល់ច្បាប់ញូតុន'), points: 5 },
    body: { lines: 6, minWords: 20, maxWords: 200, rubric: text('ពិនិត្យឧទាហរណ៍') },
  },
  hotspot: {
    ...{ type: 'hotspot', text: text('បង្ហាញន្វៃយ៉ូ'), points: 1, pictures: [{ name: 'cell.png' }] },
    body: {
      ...{ picture: 'cell.png', rule: 'balance' },
      areas: [
        {
          ...{ key: 'n', label: text('រង្វង់កណ្តាល'), correct: true },
          shape: { kind: 'circle', x: 0.5, y: 0.5, radius: 0.1 },
        },
        {
          ...{ key: 'm', label: text('គែម'), correct: false },
          shape: { kind: 'rect', x: 0, y: 0, width: 0.2, height: 1 },
        },
      ],
    },
  },
}

export async function makeQuestion(bankId: string, content: Question = samples.single) {
  const bank = await findBank({ id: bankId })
  const blob = content.pictures && (await storeBlob(await photograph(), 'cell.jpg'))
  const pictures = content.pictures ?? []
  const files = pictures.map(({ name }) => ({ name, blobId: blob!.id }))
  const input = { content, files, state: 'ready' as const }
  return transaction((trx) => insertQuestion(trx, SYSTEM, bank, input))
}

type QuizWish = Keeper & {
  settings?: Partial<QuizSettings>
  questions?: Question[]
  open?: boolean
}

/** An open quiz of these questions, for everyone unless said. */
export async function makeQuiz({ settings, questions, open = true, ...keeper }: QuizWish = {}) {
  const code = await createQuiz(SYSTEM, {
    ...{ titleKm: 'តេស្តរូបវិទ្យា', titleEn: 'Physics quiz', descriptionKm: null },
    ...{ descriptionEn: null, scope: keeper.scope ?? 'national', opensAt: null, closesAt: null },
    settings: { ...defaults, ...settings },
  })
  const quiz = await findQuiz({ code })
  const owner = {
    institution_id: keeper.institutionId ?? null,
    created_by: keeper.createdBy ?? null,
  }
  await db.from('courses_quizzes').where('id', quiz.id).update(owner)
  const bank = await makeBank(keeper)
  const section = await db.from('courses_quiz_sections').where('quiz_id', quiz.id).firstOrFail()
  const ids: string[] = []
  for (const content of questions ?? [samples.single, samples.short_text]) {
    const questionId = await makeQuestion(bank.id, content)
    ids.push(questionId)
    await addSlot(quiz.id, section.id, {
      ...{ questionId, bankId: null, tag: null, count: 1, points: null },
    })
  }
  if (open) await setQuizState(SYSTEM, quiz, 'open')
  return { quiz: await findQuiz({ code }), bank, questions: ids, section: section.id as string }
}

/** A pupil of some school. */
export const learner = async (): Promise<Actor> => {
  const { person } = await makeAccount({ role: 'student' })
  return { ...SYSTEM, personId: person.id }
}
/** The id of an attempt that this person begins. */
export async function begun(actor: Actor, quiz: Parameters<typeof beginAttempt>[1], options = {}) {
  const outcome = await beginAttempt(actor, quiz, options)
  if (!outcome.ok) throw new Error(outcome.error.type)
  return outcome.value
}

import { SYSTEM } from '#shared/actor'
import { beginAttempt } from '#courses/actions/begin_attempt'
import { handIn } from '#courses/actions/hand_in'
import { keepAnswers } from '#courses/actions/keep_answers'
import { giveAccommodation } from '#courses/actions/give_accommodation'
import { rightAnswer } from '#courses/marking/right_answer'
import { answersOf } from '#courses/queries/attempts'
import { makeBank, makeQuestion, makeQuiz, samples } from '#tests/support/question_forms'
import { person } from '#tests/support/tour_states'
import type { Question } from '#shared/questions/types'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

const as = 'teacher' as const

async function ownBank(site: Site) {
  const { id: createdBy } = await person(site.account(as).username)
  return makeBank({ scope: 'own', createdBy })
}

const bankPath = (rest: string) => async (site: Site) => {
  const bank = await ownBank(site)
  await makeQuestion(bank.id)
  await makeQuestion(bank.id, samples.essay)
  return `/question-banks/${bank.code}${rest}`
}

const questionPath =
  (type: Question['type'], rest = '') =>
  async (site: Site) => {
    const bank = await ownBank(site)
    return `/questions/${await makeQuestion(bank.id, samples[type])}${rest}`
  }

const everything = Object.values(samples)

async function ownQuiz(site: Site) {
  const { id: createdBy } = await person(site.account(as).username)
  return makeQuiz({ scope: 'own', createdBy, questions: everything })
}

const quizPath =
  (rest = '') =>
  async (site: Site) =>
    `/quizzes/${(await ownQuiz(site)).quiz.code}${rest}`

/** An attempt of a demo pupil: begun, or answered and handed in. */
async function attemptOf(site: Site, isOver: boolean) {
  const { id: personId } = await person(site.account('student').username)
  const { quiz } = await makeQuiz({
    questions: everything,
    settings: { perPage: 4, timeLimit: 40 },
  })
  const begun = await beginAttempt({ ...SYSTEM, personId }, quiz)
  if (!begun.ok) throw new Error(begun.error.type)
  const rows = await answersOf(begun.value)
  const some = rows.slice(0, isOver ? rows.length : 3)
  await keepAnswers(
    begun.value,
    some.map(({ id, content }) => ({ id, given: rightAnswer(content) ?? 'ចម្លើយ' }))
  )
  if (isOver) await handIn(begun.value)
  return begun.value
}

const attemptPath =
  (rest = '', isOver = false) =>
  async (site: Site) =>
    `/quiz-attempts/${await attemptOf(site, isOver)}${rest}`

/** A quiz of a teacher that one pupil has taken. */
const takenPath = (rest: string) => async (site: Site) => {
  const { quiz } = await ownQuiz(site)
  const { id: personId } = await person(site.account('student').username)
  const begun = await beginAttempt({ ...SYSTEM, personId }, { ...quiz, scope: 'national' })
  if (!begun.ok) throw new Error(begun.error.type)
  const rows = await answersOf(begun.value)
  await keepAnswers(
    begun.value,
    rows.map(({ id, content }) => ({ id, given: rightAnswer(content) ?? 'ចម្លើយ' }))
  )
  await handIn(begun.value)
  await giveAccommodation(SYSTEM, quiz, personId, {
    ...{ extraPercent: 50, noTimer: false, extraAttempts: 1 },
  })
  const essay = rows.find(({ content }) => content.type === 'essay')!
  return rest.startsWith('/') ? `/quizzes/${quiz.code}${rest}` : `/quiz-answers/${essay.id}/mark`
}

/** Banks of questions, and a question of each type as it is written and as it is asked. */
export const questions: Stop[] = [
  {
    name: 'question banks',
    budget: 'browse',
    as,
    path: async (site) => (await ownBank(site), '/question-banks'),
  },
  { name: 'new question bank', budget: 'text', as, path: '/question-banks/create' },
  { name: 'edit question bank', budget: 'text', as, path: bankPath('/edit') },
  { name: 'question bank', budget: 'browse', as, path: bankPath('') },
  { name: 'question bank, nothing found', budget: 'browse', as, path: bankPath('?q=zzz') },
  { name: 'questions from a file', budget: 'text', as, path: bankPath('/imports') },
  ...(Object.keys(samples) as Question['type'][]).flatMap((type): Stop[] => [
    { name: `question: ${type}`, budget: 'resource', as, path: questionPath(type) },
    { name: `edit question: ${type}`, budget: 'authoring', as, path: questionPath(type, '/edit') },
    {
      name: `new question: ${type}`,
      budget: 'authoring',
      as,
      path: bankPath(`/questions/create?type=${type}`),
    },
  ]),
  {
    name: 'quizzes to take',
    budget: 'browse',
    as: 'student',
    path: async () => (await makeQuiz(), '/quizzes'),
  },
  {
    name: 'quizzes to write',
    budget: 'browse',
    as,
    path: async (site) => (await ownQuiz(site), '/quizzes?tab=mine'),
  },
  { name: 'no quiz found', budget: 'browse', as: 'student', path: '/quizzes?q=zzz' },
  { name: 'new quiz', budget: 'text', as, path: '/quizzes/create' },
  { name: 'practice for examinations', budget: 'browse', as: 'student', path: '/quizzes/exams' },
  {
    name: 'practice for examinations, for who writes',
    budget: 'browse',
    as,
    path: '/quizzes/exams',
  },
  {
    name: 'new quiz for a paper',
    budget: 'text',
    as,
    path: '/quizzes/create?paper=bac2/science/physics',
  },
  {
    name: 'what a practice paper asks',
    budget: 'authoring',
    as,
    path: async (site) => {
      const { id: createdBy } = await person(site.account(as).username)
      const settings = { paper: 'bac2/science/physics' }
      const { quiz } = await makeQuiz({ scope: 'own', createdBy, settings })
      return `/quizzes/${quiz.code}/parts`
    },
  },
  { name: 'quiz, for its author', budget: 'resource', as, path: quizPath() },
  {
    name: 'quiz, for a learner',
    budget: 'resource',
    as: 'student',
    path: async () => `/quizzes/${(await makeQuiz()).quiz.code}`,
  },
  { name: 'edit quiz', budget: 'text', as, path: quizPath('/edit') },
  { name: 'what a quiz asks', budget: 'authoring', as, path: quizPath('/parts') },
  { name: 'choosing questions of a quiz', budget: 'authoring', as, path: quizPath('/questions') },
  {
    name: 'choosing questions, nothing found',
    budget: 'authoring',
    as,
    path: quizPath('/questions?q=zzz'),
  },
  { name: 'taking a quiz', budget: 'resource', as: 'student', path: attemptPath() },
  {
    name: 'taking a quiz, page 2',
    budget: 'resource',
    as: 'student',
    path: attemptPath('?page=2'),
  },
  { name: 'handing in a quiz', budget: 'text', as: 'student', path: attemptPath('/hand-in') },
  {
    name: 'a quiz looked back at',
    budget: 'authoring',
    as: 'student',
    path: attemptPath('', true),
  },
  { name: 'results of a quiz', budget: 'browse', as, path: takenPath('/results') },
  { name: 'questions of a quiz analysed', budget: 'browse', as, path: takenPath('/items') },
  { name: 'answers to mark', budget: 'browse', as, path: takenPath('/marks') },
  { name: 'an answer to mark', budget: 'text', as, path: takenPath('mark') },
  { name: 'accommodations', budget: 'text', as, path: takenPath('/accommodations') },
]

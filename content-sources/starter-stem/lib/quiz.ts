import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { zipOf } from './zip.ts'
import { sources, type Language } from './paths.ts'

type Quiz = {
  title: string
  intro: string
  questions: { ask: string; options: string[]; right: number[]; why: string }[]
}

const WORDS = {
  km: {
    ...{ check: 'ពិនិត្យ', again: 'ធ្វើម្ដងទៀត', right: 'ត្រឹមត្រូវហើយ។' },
    ...{ wrong: 'មិនទាន់ត្រូវទេ។ សូមគិតម្ដងទៀត។', choose: 'សូមជ្រើសចម្លើយជាមុនសិន។' },
    ...{ several: 'អាចមានចម្លើយត្រឹមត្រូវច្រើន។', score: ':score លើ :max' },
    ...{ isRight: 'ត្រូវ', isWrong: 'ខុស' },
  },
  en: {
    ...{ check: 'Check', again: 'Try again', right: 'That is right.' },
    ...{ wrong: 'Not quite. Think again.', choose: 'Choose an answer first.' },
    ...{ several: 'Several answers may be right.', score: ':score of :max' },
    ...{ isRight: 'right', isWrong: 'wrong' },
  },
}

const ROUND = {
  km: { question: 'សំណួរទី :n', total: 'ពិន្ទុសរុប៖ :score លើ :max' },
  en: { question: 'Question :n', total: 'Total score: :score of :max' },
}

/** The same name for the same question, so that what was answered finds it again. */
function idOf(text: string) {
  const hash = createHash('sha256').update(text).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

/** H5P content of the application's own libraries: it needs to bring none. */
export function makeQuiz(slug: string, language: Language): Promise<Buffer> {
  const source = readFileSync(join(sources, 'quizzes', `${slug}.${language}.yaml`), 'utf8')
  const { title, intro, questions } = parse(source) as Quiz
  const library = (machineName: string) => ({ machineName, majorVersion: 1, minorVersion: 0 })
  const h5p = {
    ...{ title, language, mainLibrary: 'Tonle.QuestionRound', embedTypes: ['iframe'] },
    ...{ license: 'CC BY-SA', licenseVersion: '4.0' },
    authors: [{ name: 'Tonle contributors', role: 'Author' }],
    preloadedDependencies: [library('Tonle.QuestionRound'), library('Tonle.ChooseAnswer')],
  }
  const content = {
    ...{ intro, words: ROUND[language] },
    questions: questions.map(({ ask, options, right, why }) => ({
      library: 'Tonle.ChooseAnswer 1.0',
      subContentId: idOf(`${slug}/${language}/${ask}`),
      metadata: { title: ask, license: 'CC BY-SA', contentType: 'Choose the answer' },
      params: {
        question: ask,
        answers: options.map((text, n) => ({
          ...{ text, correct: right.includes(n) },
          feedback: n === right[0] ? why : '',
        })),
        behaviour: { several: right.length > 1, retry: true },
        words: WORDS[language],
      },
    })),
  }
  return zipOf({
    'h5p.json': JSON.stringify(h5p, null, 1),
    'content/content.json': JSON.stringify(content, null, 1),
  })
}

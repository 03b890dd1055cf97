import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeBook } from './book.ts'
import { makeDocument } from './document.ts'
import { lessonZip } from './lesson.ts'
import { makeQuiz } from './quiz.ts'
import { simulationZip } from './simulation.ts'
import { makeSound, type Sound } from './sound.ts'
import { makeFilm, type Film } from './video.ts'
import { makeWorksheet } from './worksheet.ts'
import { keep, languages, sources, type Language } from './paths.ts'

type Maker = (slug: string) => Promise<void>

/** The module of a resource: files of code are in snake case. */
const moduleOf = <T>(kind: string, slug: string) =>
  import(`../${kind}/${slug.replaceAll('-', '_')}.ts`) as Promise<{ default: T }>

const text = (kind: string, name: string) => readFileSync(join(sources, kind, name), 'utf8')

/** One file a language. */
const each =
  (ending: string, make: (slug: string, language: Language) => Promise<Buffer>): Maker =>
  async (slug) => {
    for (const language of languages) {
      keep(slug, `${slug}.${language}.${ending}`, await make(slug, language))
    }
  }

/** By the folder of the sources. */
export const makers: Record<string, Maker> = {
  async videos(slug) {
    const { default: film } = await moduleOf<Film>('videos', slug)
    keep(slug, `${slug}.mp4`, await makeFilm(film))
  },
  async sounds(slug) {
    const { default: sound } = await moduleOf<Sound>('sounds', slug)
    keep(slug, `${slug}.m4a`, await makeSound(sound))
  },
  lessons: each('zip', lessonZip),
  simulations: each('zip', simulationZip),
  quizzes: each('h5p', makeQuiz),
  worksheets: each('pdf', (slug, language) =>
    makeWorksheet(text('worksheets', `${slug}.${language}.md`), language)
  ),
  books: each('epub', (slug, language) =>
    makeBook(slug, text('books', `${slug}.${language}.md`), language)
  ),
  documents: each('docx', (slug, language) =>
    makeDocument(text('documents', `${slug}.${language}.md`), language)
  ),
  async sheets(slug) {
    type Sheet = (language: Language) => Promise<Buffer>
    const { default: make } = await moduleOf<Sheet>('sheets', slug)
    await each('xlsx', (_slug, language) => make(language))(slug)
  },
}

import { randomUUID } from 'node:crypto'

const VERBS = ['launched', 'initialized', 'answered', 'completed', 'passed', 'failed', 'terminated']
const HOME = 'https://bench.tonle.example'

/** How large the made-up country is: pupils, lessons in courses, registrations. */
export const COUNTRY = { pupils: 20_000, lessons: 3000, courses: 60, registrations: 100_000 }

const pick = (most: number) => Math.floor(Math.random() * most)

const registration = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const agentOf = (n: number) => ({
  objectType: 'Agent',
  account: { homePage: HOME, name: `S-${n}` },
})
export const verbOf = (name: string) => `http://adlnet.gov/expapi/verbs/${name}`
export const lessonOf = (n: number) => `${HOME}/lessons/${n}`
export const courseOf = (n: number) => `${HOME}/courses/${n}`
export const registrationOf = registration

/** A statement of about 1.1 kB, as a player of lessons would send it. */
export function benchStatement() {
  const verb = VERBS[pick(VERBS.length)]
  const lesson = pick(COUNTRY.lessons)
  return {
    id: randomUUID(),
    actor: agentOf(pick(COUNTRY.pupils)),
    verb: { id: verbOf(verb), display: { en: verb, km: 'បានធ្វើ' } },
    object: {
      objectType: 'Activity',
      id: lessonOf(lesson),
      definition: {
        name: { km: `មេរៀនទី ${lesson}`, en: `Lesson ${lesson}` },
        type: 'http://adlnet.gov/expapi/activities/lesson',
      },
    },
    result: { score: { scaled: pick(100) / 100 }, completion: true, duration: 'PT4M12.5S' },
    context: {
      registration: registration(pick(COUNTRY.registrations)),
      language: 'km',
      contextActivities: {
        grouping: [{ id: courseOf(lesson % COUNTRY.courses) }],
        category: [{ id: 'https://w3id.org/xapi/lms' }],
      },
    },
    timestamp: new Date().toISOString(),
  }
}

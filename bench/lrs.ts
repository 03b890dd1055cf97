import * as made from '#bench/support/xapi_statements'
import { BenchServer } from '#bench/support/server'
import { spread } from '#bench/support/spread'
import type { Benchmark, Table } from '#bench/types'

const BATCH = 50
const WRITERS = 4
const { pupils, lessons, courses, registrations } = made.COUNTRY

const some = (most: number) => Math.floor(Math.random() * most)

/** What is asked of the filled store; each time of another pupil, lesson or course. */
const questions: Record<string, () => Record<string, string>> = {
  'the newest 100': () => ({}),
  'one pupil': () => ({ agent: JSON.stringify(made.agentOf(some(pupils))) }),
  'one pupil and verb': () => ({
    agent: JSON.stringify(made.agentOf(some(pupils))),
    verb: made.verbOf('completed'),
  }),
  'one lesson': () => ({ activity: made.lessonOf(some(lessons)) }),
  'one lesson and verb': () => ({
    activity: made.lessonOf(some(lessons)),
    verb: made.verbOf('passed'),
  }),
  'one registration': () => ({ registration: made.registrationOf(some(registrations)) }),
  'a course and all in it': () => ({
    activity: made.courseOf(some(courses)),
    related_activities: 'true',
  }),
  'a course, one verb': () => ({
    activity: made.courseOf(some(courses)),
    related_activities: 'true',
    verb: made.verbOf('failed'),
  }),
  'one verb, up to a minute ago': () => ({
    verb: made.verbOf('answered'),
    until: new Date(Date.now() - 60_000).toISOString(),
  }),
}

export default {
  name: 'lrs',
  about: 'Statements in batches of 50, then questions over --size=1000000 statements',

  async seed({ size }) {
    const { seedStatements } = await import('#bench/support/seed_statements')
    return seedStatements(size)
  },

  async run({ size, seconds, say }) {
    const server = new BenchServer()
    try {
      say(`seeding ${size} statements`)
      server.seed('lrs', size)
      await server.start()
      const { id, secret } = server.seeded
      const headers = {
        'authorization': `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'x-experience-api-version': '1.0.3',
        'content-type': 'application/json',
      }
      const ask = { url: `${server.url}/xapi/statements`, headers, seconds }
      const rows: Table['rows'] = []
      for (const [question, make] of Object.entries(questions)) {
        say(question)
        rows.push({ question, ...(await read(ask, make)) })
      }
      say(`writing batches of ${BATCH}`)
      await write({ ...ask, seconds: 2 })
      const written = await write(ask)
      return [
        { title: `Questions over ${size} statements`, columns: READ, rows },
        { title: `Batches of ${BATCH}, ${WRITERS} writers`, columns: WRITE, rows: [written] },
      ]
    } finally {
      await server.stop()
    }
  },
} satisfies Benchmark

const READ = ['question', 'requests/s', 'p50 ms', 'p95 ms', 'worst ms', 'errors']
const WRITE = ['statements/s', 'p50 ms', 'p95 ms', 'worst ms', 'errors']

type Ask = { url: string; headers: Record<string, string>; seconds: number }

async function read({ url, headers, seconds }: Ask, make: () => Record<string, string>) {
  const { times, errors } = await repeat(1, seconds, async () => {
    const answer = await fetch(`${url}?${new URLSearchParams(make())}`, { headers })
    await answer.text()
    return answer.ok
  })
  return { 'requests/s': Math.round(times.length / seconds), ...spread(times), errors }
}

async function write({ url, headers, seconds }: Ask) {
  const { times, errors } = await repeat(WRITERS, seconds, async () => {
    const body = JSON.stringify(Array.from({ length: BATCH }, made.benchStatement))
    const answer = await fetch(url, { method: 'POST', headers, body })
    await answer.text()
    return answer.ok
  })
  const rate = Math.round(((times.length - errors) * BATCH) / seconds)
  return { 'statements/s': rate, ...spread(times), errors }
}

/** Does it again and again, so many side by side, for so long. */
async function repeat(sideBySide: number, seconds: number, once: () => Promise<boolean>) {
  const end = performance.now() + seconds * 1000
  const times: number[] = []
  let errors = 0
  const one = async () => {
    while (performance.now() < end) {
      const from = performance.now()
      if (!(await once())) errors++
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, one))
  return { times, errors }
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Agent } from 'node:http'
import { send } from '#bench/support/send'
import type { BenchServer } from '#bench/support/server'
import type { SeededLearner } from '#bench/support/seed_learners'

/** The journal of the real player: `resources/player/journal.js`. */
export type Journal = {
  size(): number
  add(values: object): number
  batch(): { seq: number }[]
  done(accepted: number): void
  release(): void
}
export type OpenJournal = (launch: { attempt: string; launch: string }, storage: object) => Journal

/** What all learners of a run met. */
export type Met = {
  commits: number[]
  pages: number[]
  errors: string[]
  /** Requests that found no server. */
  unheard: number
  /** Longest time from a commit to its confirmation. */
  longestWait: number
}

export const nothingMet = (): Met => ({
  ...{ commits: [], pages: [], errors: [], unheard: 0, longestWait: 0 },
})

const LONGEST_PAUSE = 30_000
const TEXT = 'ទិន្នន័យ'.repeat(250)
const ANSWERS_EACH = 3

/**
 * One learner: commits with the journal of the real player, and looks at pages. With several servers it goes to the
 * next where one does not answer, as a proxy before them would.
 */
export class ScormLearner {
  /** The last value said, and the last that a server has confirmed. */
  step = 0
  confirmed = 0
  private readonly steps = new Map<number, { step: number; at: number }>()
  private readonly journal: Journal
  private turn: number
  cookie = ''

  constructor(
    readonly seeded: SeededLearner,
    number: number,
    private readonly servers: BenchServer[],
    private readonly agent: Agent,
    openJournal: OpenJournal
  ) {
    this.turn = number
    this.journal = openJournal(seeded, memory())
  }

  get server() {
    return this.servers[this.turn % this.servers.length]
  }

  get waits() {
    return this.journal.size() > 0
  }

  /** How many questions were answered up to this step. */
  static answersAt = (step: number) => Math.floor(step / ANSWERS_EACH)

  /** Says the next value and sends until it is confirmed. */
  async commit(met: Met, isOver = () => false) {
    this.say()
    await this.flush(met, isOver)
  }

  private say() {
    const step = ++this.step
    const seq = this.journal.add({
      ...{ at: Date.now(), sco: 'a', session: 1, final: false, resumed: false, seconds: step * 10 },
      ...{ active: step * 10, slept: 0, omitted: 0, calls: calls(step), cmi: model(step) },
    })
    this.steps.set(seq, { step, at: performance.now() })
  }

  async flush(met: Met, isOver: () => boolean) {
    let pause = 1000
    while (this.waits && !isOver()) {
      const entries = this.journal.batch()
      const body = JSON.stringify({ launch: this.seeded.launch, entries })
      const from = performance.now()
      const url = `${this.server.contentUrl}/play/${this.seeded.token}/commits`
      const answer = await send(this.agent, url, { body }).catch(() => undefined)
      if (answer?.status === 200) {
        met.commits.push(performance.now() - from)
        this.take(JSON.parse(answer.text), met)
        pause = 1000
        continue
      }
      this.journal.release()
      if (answer) met.errors.push(`commit ${answer.status}`)
      else met.unheard++
      this.turn++
      await sleep(pause * (0.5 + Math.random()))
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
  }

  private take({ ok, accepted }: { ok: boolean; accepted: number }, met: Met) {
    if (!ok) met.errors.push('commit not taken')
    this.journal.done(ok ? accepted : Infinity)
    for (const [seq, { step, at }] of this.steps) {
      if (seq > accepted) continue
      this.confirmed = Math.max(this.confirmed, step)
      met.longestWait = Math.max(met.longestWait, performance.now() - at)
      this.steps.delete(seq)
    }
  }

  async look(path: string, met: Met) {
    const from = performance.now()
    const headers = { accept: 'text/html', cookie: this.cookie }
    const answer = await send(this.agent, this.server.url + path, { headers }).catch(
      () => undefined
    )
    if (!answer) {
      met.unheard++
      this.turn++
    } else if (answer.status === 200) met.pages.push(performance.now() - from)
    else met.errors.push(`${path} ${answer.status}`)
  }
}

/** The data model of SCORM 1.2 as the engine gives it; what was said stands at the beginning of `suspend_data`. */
const model = (step: number) => ({
  core: {
    ...{ lesson_location: `page-${step}`, lesson_status: 'incomplete', exit: 'suspend' },
    score: { raw: String(step % 100), min: '0', max: '100' },
    session_time: '0000:00:10',
  },
  suspend_data: `${step}|${TEXT}`,
  interactions: Object.fromEntries(
    Array.from({ length: ScormLearner.answersAt(step) }, (_, n) => [
      String(n),
      { id: `question-${n}`, type: 'choice', student_response: 'a', result: 'correct' },
    ])
  ),
})

const calls = (step: number) =>
  Array.from({ length: 8 }, (_, n) => [
    ...[step * 10_000 + n, 'LMSSetValue', 'cmi.core.lesson_location', `page-${step}`, 'true', '0'],
  ])

/** The part of `Storage` that the journal uses. */
function memory() {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    key: (at: number) => [...values.keys()][at],
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  }
}

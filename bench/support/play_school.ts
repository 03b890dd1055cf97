import { Agent } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '#config/data'
import { signIn } from '#bench/support/sign_in'
import { spread } from '#bench/support/spread'
import { openDatabase, type Kept } from '#bench/support/kept_commits'
import { nothingMet, ScormLearner, type Met, type OpenJournal } from '#bench/support/scorm_learner'
import type { BenchServer } from '#bench/support/server'
import type { SeededLearner } from '#bench/support/seed_learners'
import type { Table } from '#bench/types'

const COMMIT_EVERY = 10_000
const LOOK_EVERY = 15_000
const AT_ONCE = 16

export type Played = { rows: Table['rows']; facts: Record<string, string | number> }

type Options = { seconds: number; say(text: string): void }

/**
 * Everybody signs in and plays for so many seconds; half-way one process is killed with -9 and started again. Then
 * what the database holds is compared with what was confirmed, and how many commits it takes at most is measured.
 */
export async function playSchool(
  servers: BenchServer[],
  url: string,
  { seconds, say }: Options
): Promise<Played> {
  const [first] = servers
  for (const server of servers) await server.start()
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
  const learners = await signInAll(servers, agent, say)
  const database = await openDatabase(first.folder, url)
  const met = nothingMet()
  const facts: Played['facts'] = {}
  try {
    say(`playing for ${seconds} s`)
    const end = performance.now() + seconds * 1000
    const paths = pathsOf(first)
    const playing = learners.map((one) => playOne(one, met, end, paths))
    await sleep(seconds * 500)
    say('kill -9')
    await first.kill()
    const confirmed = learners.map((one) => one.confirmed)
    facts['lost at the kill'] = lostOf(learners, confirmed, await database.kept())
    facts['started again in, s'] = await first.start()
    await Promise.all(playing)
    await Promise.all(learners.map((one) => one.flush(met, () => false)))
    const rows = [
      rowOf('commit', met.commits, seconds, met.errors.filter((one) => one.startsWith('c')).length),
      rowOf('page', met.pages, seconds, met.errors.filter((one) => one.startsWith('/')).length),
    ]
    say('as many as it takes')
    const cpu = () => servers.reduce((sum, server) => sum + server.cpu(), 0)
    const before = cpu()
    const most = await rush(learners, Math.max(2, seconds / 6))
    rows.push(most)
    const each = ((cpu() - before) * 1000) / most.requests
    facts['processor time of one commit, its statements too, ms'] = each.toFixed(1)
    Object.assign(facts, await outcome(learners, met, database))
    facts['memory, MB'] = servers.map((server) => server.memory()).join(' + ')
    for (const one of new Set(met.errors)) facts[`error: ${one}`] = 'see the count'
    return { rows, facts }
  } finally {
    agent.destroy()
    await database.close()
  }
}

const pathsOf = ({ seeded }: BenchServer) => {
  const learners: SeededLearner[] = JSON.parse(seeded.learners)
  return (n: number) => ['/', '/library', `/launches/${learners[n].launch}`, '/library?q=a']
}

async function signInAll(servers: BenchServer[], agent: Agent, say: Options['say']) {
  const { seeded } = servers[0]
  const { openJournal } = (await import(
    pathToFileURL(join(projectRoot, 'resources/player/journal.js')).href
  )) as { openJournal: OpenJournal }
  const all: SeededLearner[] = JSON.parse(seeded.learners)
  say('signing in')
  const learners = all.map((one, n) => new ScormLearner(one, n, servers, agent, openJournal))
  const queue = [...learners]
  const next = async () => {
    for (let one = queue.pop(); one; one = queue.pop()) {
      one.cookie = await signIn(one.server.url, one.seeded.username, seeded.password)
    }
  }
  await Promise.all(Array.from({ length: 4 }, next))
  return learners
}

/** Commits every ten seconds and looks at a page every fifteen, until the end. */
async function playOne(
  learner: ScormLearner,
  met: Met,
  end: number,
  paths: (n: number) => string[]
) {
  const number = Number(learner.seeded.username.replace('learner', ''))
  const isOver = () => performance.now() > end
  const every = async (pause: number, work: (n: number) => Promise<void>) => {
    await sleep(Math.random() * Math.min(pause, end - performance.now()))
    for (let n = 0; !isOver(); n++) {
      const from = performance.now()
      await work(n)
      await sleep(Math.max(0, Math.min(pause, end - from) - (performance.now() - from)))
    }
  }
  const pages = paths(number)
  await Promise.all([
    every(COMMIT_EVERY, () => learner.commit(met, isOver)),
    every(LOOK_EVERY, (n) => learner.look(pages[(n + number) % pages.length], met)),
  ])
}

/** Commits one after the other by so many at once. */
async function rush(learners: ScormLearner[], seconds: number) {
  const met = nothingMet()
  const end = performance.now() + seconds * 1000
  const one = async (start: number) => {
    for (let n = start; performance.now() < end; n += AT_ONCE) {
      await learners[n % learners.length].commit(met)
    }
  }
  const most = Math.min(AT_ONCE, learners.length)
  await Promise.all(Array.from({ length: most }, (_, start) => one(start)))
  return rowOf(`commits by ${most} at once`, met.commits, seconds, met.errors.length)
}

const rowOf = (what: string, times: number[], seconds: number, errors: number) => ({
  ...{ what, 'requests': times.length, 'a second': Math.round((times.length / seconds) * 10) / 10 },
  ...{ ...spread(times), errors },
})

/** How many learners the database knows less of than was confirmed to them. */
const lostOf = (learners: ScormLearner[], confirmed: number[], kept: Kept) =>
  learners.filter((one, n) => (kept.get(one.seeded.launch)?.step ?? 0) < confirmed[n]).length

type Asked = Awaited<ReturnType<typeof openDatabase>>

async function outcome(learners: ScormLearner[], met: Met, database: Asked) {
  for (let tries = 0; tries < 600 && (await database.waiting()) > 0; tries++) await sleep(100)
  const kept = await database.kept()
  const differs = learners.filter(({ seeded, step }) => {
    const found = kept.get(seeded.launch)
    return found?.step !== step || found.answers !== ScormLearner.answersAt(step)
  })
  const answers = learners.reduce((sum, { step }) => sum + ScormLearner.answersAt(step), 0)
  return {
    'learners whose last value or answers differ at the end': differs.length,
    'values said': learners.reduce((sum, { step }) => sum + step, 0),
    'statements, of': `${await database.statements()} of ${answers + learners.length}`,
    'requests that found no server': met.unheard,
    'longest wait for a confirmation, s': Math.round(met.longestWait / 100) / 10,
  }
}

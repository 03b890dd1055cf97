import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { signRequest } from '#mirror/http/signature'
import { objectPath } from '#mirror/format/object_name'
import type { CrowdResult } from '#bench/mirror/crowd'

/** They do not all begin at once; what comes until they all have begun is not counted. */
const SPREAD = 3000
const WARM = 10_000
/** Whoever waited for an answer may draw faster afterwards, for so long. */
const CREDIT = 3000
const began = performance.now()

/** Run as a process of its own: many mirrors that ask one origin, each at its own slow pace. */
const [file, url, secondsWord, rateWord] = process.argv.slice(2)
type Told = { sites: { id: string; pem: string }[]; blobs: string[] }
const { sites, blobs } = JSON.parse(readFileSync(file, 'utf8')) as Told
const [seconds, rate] = [Number(secondsWord), Number(rateWord) * 1000]
const end = began + WARM + seconds * 1000
const { hostname, port } = new URL(url)

const result: CrowdResult = {
  polls: 0,
  objects: 0,
  bytes: 0,
  errors: 0,
  again: 0,
  p50: 0,
  p99: 0,
  seconds: 0,
  cpu: 0,
  problems: [],
}
const waits: number[] = []
const isOver = () => performance.now() >= end

function problem(text: string) {
  result.errors++
  if (result.problems.length < 5) result.problems.push(text)
}

/** The name of what came; its text as far as it is short. */
type Came = { name: string; text: string }

const LONGEST_TEXT = 256 * 1024

class Mirror {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  #counter = 0
  /** When the next bytes may come. */
  #free = performance.now()

  constructor(private site: { id: string; pem: string }) {}

  async live() {
    await sleep(Math.random() * SPREAD)
    while (!isOver()) {
      try {
        await this.#fill()
      } catch (error) {
        if (!isOver()) problem(String(error))
      }
    }
    this.#agent.destroy()
  }

  /** Poll, metadata, edition, packs, then blobs in an order of its own, until the time is over. */
  async #fill() {
    const said = JSON.stringify({ catalogue: null, sequence: null, revocations: 0 })
    const answer = await this.#ask('POST', '/mirror/v1/poll', said)
    const { edition } = JSON.parse(answer.text)
    result.polls++
    await this.#ask('GET', '/mirror/v1/tuf/timestamp.json')
    const told = await this.#object(edition.name)
    if (isOver()) return
    const { packs, catalogue } = JSON.parse(told.text)
    await this.#object(catalogue)
    const names = (packs as [string, number][]).map(([name]) => name)
    for (const name of shuffled([...names, ...blobs])) {
      if (isOver()) return
      await this.#object(name)
    }
  }

  async #object(name: string) {
    const answer = await this.#ask('GET', `/mirror/v1/${objectPath(name)}`)
    if (!isOver() && answer.name !== name) problem(`wrong bytes for ${name}`)
    result.objects++
    return answer
  }

  #ask(method: 'GET' | 'POST', path: string, text?: string, isAgain = false): Promise<Came> {
    const body = text === undefined ? undefined : Buffer.from(text)
    const counter = body && (this.#counter += 1)
    const signWith = { keyId: this.site.id, privatePem: this.site.pem }
    const headers = signRequest({ method, path, body }, signWith, counter)
    const from = performance.now()
    return new Promise((resolve, reject) => {
      const asked = request(
        { hostname, port, path, method, headers, agent: this.#agent },
        (answer) => {
          waits.push(performance.now() - from)
          if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode} for ${path}`))
          this.#read(answer).then(resolve, reject)
        }
      )
      // A connection that the other side had just given up: everybody asks again then, so do mirrors.
      asked.once('error', (error: NodeJS.ErrnoException) => {
        if (!asked.reusedSocket || error.code !== 'ECONNRESET' || isAgain) return reject(error)
        result.again++
        this.#ask(method, path, text, true).then(resolve, reject)
      })
      asked.end(body)
    })
  }

  async #read(answer: IncomingMessage): Promise<Came> {
    const hash = createHash('sha256')
    let text = ''
    for await (const part of answer as AsyncIterable<Buffer>) {
      const now = performance.now()
      if (now >= began + WARM) result.bytes += part.length
      hash.update(part)
      if (text.length < LONGEST_TEXT) text += part.toString('latin1')
      this.#free = Math.max(this.#free, now - CREDIT) + (part.length / rate) * 1000
      if (isOver()) {
        answer.destroy()
        break
      }
      if (this.#free - now > 5) await sleep(this.#free - now)
    }
    return { name: hash.digest('hex'), text }
  }
}

const shuffled = <T>(items: T[]) =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)

await Promise.all(sites.map((site) => new Mirror(site).live()))
result.seconds = (performance.now() - began - WARM) / 1000
const { user, system } = process.cpuUsage()
result.cpu = (user + system) / 1e6
waits.sort((a, b) => a - b)
result.p50 = Math.round(waits[Math.floor(waits.length * 0.5)] ?? 0)
result.p99 = Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0)
process.stdout.write(JSON.stringify(result))
process.exit(0)

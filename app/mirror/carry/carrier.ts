import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { FormatError } from '#mirror/format/format_error'
import { carry, type Carried, type Order } from '#mirror/carry/carry'
import { SourceError, type EditionSource } from '#mirror/edge/source'
import type { Problem, Said, Told } from '#mirror/carry/told'

const isSource = import.meta.url.endsWith('.ts')
const entry = fileURLToPath(new URL(isSource ? './main.ts' : './main.js', import.meta.url))
const FLAGS = ['--max-old-space-size=64', '--max-semi-space-size=2']
/** What it needs of the surroundings: nothing of the application's secrets. */
const SURROUNDINGS = ['PATH', 'HOME', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']
/** It may end unasked so often during one contact. */
const DEATHS = 3

/** The process beside ended before it was done, as where the system wanted its memory. The order can be given again. */
export class CarrierGone extends Error {}

type Waiting = {
  resolve: (carried: Carried | undefined) => void
  reject: (error: Error) => void
  came: (bytes: number) => Promise<void> | void
}

/**
 * Fetches, hashes and writes large blobs in a process of its own, which knows nothing of the application and needs little
 * memory, so that pages are answered meanwhile. Everything else stays here: which blob, from whom, what its name is.
 * Ended at any point, either process does no harm to what stands: `soundPrefix` judges what was half written.
 */
export class Carrier {
  #child: ChildProcess | undefined
  #numbers = new Map<EditionSource, number>()
  #waiting = new Map<number, Waiting>()
  #last = 0
  #deaths = 0
  #isClosed = false

  /** @param isBeside false: so little that this process does it itself */
  constructor(
    private signal?: AbortSignal,
    private isBeside = true
  ) {
    signal?.addEventListener('abort', this.close, { once: true })
  }

  /** As `carry`, in the process beside where the source can be opened there. */
  async carry(source: EditionSource, order: Order, came: Waiting['came']) {
    this.signal?.throwIfAborted()
    if (this.#isClosed) throw new Error('nothing is carried any more')
    if (!this.isBeside || !source.portable) return carry(source, order, came)
    const child = (this.#child ??= this.#begin())
    const of = this.#numberOf(source, child)
    const id = ++this.#last
    return new Promise<Carried | undefined>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, came })
      child.send({ order, of, id } satisfies Told)
    })
  }

  /** Ends the process beside at once. */
  close = () => {
    this.#isClosed = true
    this.signal?.removeEventListener('abort', this.close)
    this.#child?.kill('SIGKILL')
  }

  #begin() {
    const own = Object.entries(process.env).filter(([name]) => SURROUNDINGS.includes(name))
    const child = fork(entry, [], {
      execArgv: [...FLAGS, ...(isSource ? loaders() : [])],
      env: Object.fromEntries(own),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.on('message', (said: Said) => this.#hear(said))
    child.once('error', () => {})
    child.once('close', () => this.#ended(child))
    return child
  }

  #numberOf(source: EditionSource, child: ChildProcess) {
    const known = this.#numbers.get(source)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(source, number)
    child.send({ source: source.portable!, number } satisfies Told)
    return number
  }

  #hear(said: Said) {
    const waiting = this.#waiting.get(said.id)
    if (!waiting) return
    const { resolve, reject, came } = waiting
    if ('came' in said) {
      Promise.resolve(came(said.came)).catch(reject)
      return
    }
    this.#waiting.delete(said.id)
    if ('problem' in said) reject(errorOf(said.problem))
    else resolve(said.carried ?? undefined)
  }

  #ended(child: ChildProcess) {
    if (child !== this.#child) return
    this.#child = undefined
    this.#numbers.clear()
    const isLast = ++this.#deaths >= DEATHS
    const why = (this.signal?.reason as Error) ?? gone(child, isLast)
    for (const { reject } of this.#waiting.values()) reject(why)
    this.#waiting.clear()
  }
}

function gone({ exitCode, signalCode }: ChildProcess, isLast: boolean) {
  const text = `the process that carries ended with ${signalCode ?? exitCode}`
  return isLast ? new Error(text) : new CarrierGone(text)
}

/** In development the process beside reads TypeScript as this one does. */
const loaders = () => {
  const own = process.execArgv.filter((word) => word.startsWith('--import='))
  return own.length > 0 ? own : ['--import=@poppinss/ts-exec']
}

function errorOf({ kind, code, message, facts }: Problem) {
  if (kind === 'format') return new FormatError(code as FormatError['code'], facts)
  if (kind === 'source') return new SourceError(code as SourceError['code'], new Error(message))
  return Object.assign(new Error(message), code ? { code } : {})
}

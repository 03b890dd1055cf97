import { isForNow } from './xapi_queue.js'

/*
 * Stands between content and the record store in the content's own window: what it writes while the line is dead or
 * after its key is over is kept on the device, answered as taken, and sent later in its order. Everything else goes its way untouched.
 */
const WRITES = ['PUT', 'POST', 'DELETE']
const RECORDS = /^\/xapi\/+(statements|activities\/state|activities\/profile|agents\/profile)$/

function recordOf(method, address, base) {
  const verb = String(method || 'GET').toUpperCase()
  if (!WRITES.includes(verb)) return undefined
  try {
    const url = new URL(address, base)
    const isRecord = url.origin === location.origin && RECORDS.test(url.pathname)
    return isRecord ? { method: verb, url: url.href } : undefined
  } catch {
    return undefined
  }
}

const isPosted = ({ method, url }) =>
  method === 'POST' && /\/statements$/.test(new URL(url).pathname)

/** Statements get an id before they leave: sent twice they are taken once. */
function withIds(request, body) {
  if (body === null || !isPosted(request) || typeof body !== 'string') return body || undefined
  try {
    const said = JSON.parse(body)
    const named = (one) => ({ id: randomId(), ...one })
    return JSON.stringify(Array.isArray(said) ? said.map(named) : named(said))
  } catch {
    return body
  }
}

/** A UUID of random bytes; pages without https have no function for it. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 15) | 64
  bytes[8] = (bytes[8] & 63) | 128
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What the record store would have answered: nothing, or the ids of what was posted. */
function answerOf(request) {
  if (!isPosted(request)) return { status: 204 }
  try {
    const ids = [JSON.parse(request.body)].flat().map(({ id }) => id)
    return { status: 200, body: JSON.stringify(ids) }
  } catch {
    return { status: 200, body: '[]' }
  }
}

/**
 * @param view the window of the content
 * @param onCall hears `saving`, `saved`, `queued` (no line) and `refused` (kept as well: the key is over)
 * @param names whether statements without an id get one; cmi5 asks for the content's own
 */
export function relay(view, { queue, onCall, names = false }) {
  if (view.tonleRelay) return
  Object.defineProperty(view, 'tonleRelay', { value: true })
  const base = () => view.location.href
  const bodyOf = (request, body) => (names ? withIds(request, body) : body || undefined)

  /** Whether the request has to wait; it is in the list then. */
  const waits = (request) => typeof request.body === 'string' || request.body === undefined
  const queued = (request, why = 'queued') => {
    if (!waits(request) || !queue.add(request)) return false
    onCall(why)
    return true
  }
  /** What waits goes first: the order is the content's. */
  const isClear = async () => queue.size() === 0 || queue.flush()

  const plainFetch = view.fetch.bind(view)
  view.fetch = async (input, init = {}) => {
    const isPlain = typeof input === 'string' || input instanceof view.URL
    const found = isPlain ? recordOf(init.method, String(input), base()) : undefined
    if (!found) return plainFetch(input, init)
    const headers = Object.fromEntries(new view.Headers(init.headers || {}))
    const request = { ...found, headers, body: bodyOf(found, init.body) }
    const made = () => {
      const { status, body = null } = answerOf(request)
      return new view.Response(body, { status, headers: { 'content-type': 'application/json' } })
    }
    onCall('saving')
    if (!(await isClear()) && queued(request)) return made()
    try {
      const answer = await plainFetch(input, { ...init, body: request.body })
      const header = (name) => answer.headers.get(name)
      if (isForNow(answer.status, header) && queued(request, 'refused')) return made()
      onCall('saved')
      return answer
    } catch (error) {
      if (queued(request)) return made()
      throw error
    }
  }
  view.XMLHttpRequest = requestClass(view, { base, bodyOf, queue, queued, onCall })
}

/** The same for content that uses XMLHttpRequest, also where it waits for the answer. */
function requestClass(view, { base, bodyOf, queue, queued, onCall }) {
  return class extends view.XMLHttpRequest {
    constructor() {
      super()
      this.addEventListener('readystatechange', (event) => this.catchBreak(event))
      for (const name of ['error', 'timeout', 'load', 'loadend']) {
        this.addEventListener(name, (event) => this.catchBreak(event))
      }
      this.addEventListener('load', (event) => event.isTrusted && this.record && onCall('saved'))
    }

    open(method, address, ...rest) {
      const found = recordOf(method, address, base())
      this.record = found && { ...found, headers: {} }
      super.open(method, address, ...rest)
    }

    setRequestHeader(name, value) {
      if (this.record) this.record.headers[name] = value
      super.setRequestHeader(name, value)
    }

    send(body) {
      if (!this.record) return super.send(body)
      const sent = bodyOf(this.record, body)
      this.record.body = sent
      onCall('saving')
      if (queue.size() > 0 && queued(this.record)) {
        queue.flush()
        return this.pretend()
      }
      try {
        super.send(sent)
      } catch (error) {
        // Only a call that waits for its answer throws here.
        if (!queued(this.record)) throw error
        this.pretend()
      }
      return undefined
    }

    abort() {
      this.record = undefined
      super.abort()
    }

    /** The line broke, or the key is over: the content hears that it was taken, as it will be. */
    catchBreak(event) {
      if (!this.record || !event.isTrusted || this.readyState !== 4) return
      if (!this.isBroken && !this.isForNow()) return
      const isCut = this.status === 0
      if (!this.isBroken && !queued(this.record, isCut ? 'queued' : 'refused')) {
        // No room: the content hears what happened.
        this.record = undefined
        return
      }
      event.stopImmediatePropagation()
      if (this.isBroken) return
      this.isBroken = true
      this.pretend()
    }

    isForNow() {
      return this.status === 0 || isForNow(this.status, (name) => super.getResponseHeader(name))
    }

    pretend() {
      const { status, body = '' } = answerOf(this.record)
      const values = { status, readyState: 4, responseText: body, response: body, statusText: '' }
      for (const [name, value] of Object.entries(values)) {
        Object.defineProperty(this, name, { value, configurable: true })
      }
      this.getAllResponseHeaders = () => 'content-type: application/json\r\n'
      this.getResponseHeader = (name) => (/^content-type$/i.test(name) ? 'application/json' : null)
      for (const name of ['readystatechange', 'load', 'loadend']) {
        setTimeout(() => this.dispatchEvent(new view.Event(name)))
      }
    }
  }
}

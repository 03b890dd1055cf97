import { deviceStorage, keepList, readList } from './storage.js'

/*
 * What content wanted to tell the record store and could not: kept on this device in its order, one list for each
 * launch below the attempt. It goes with the key that the content had; where that is over the key of the launch that
 * sends it (`x-tonle-launch`) vouches for it (app/runtime/content/kept.ts).
 */
const PREFIX = 'tonle:xapi:'
const MOST = 2000
const FOR_NOW = [408, 425, 429]

const storage = deviceStorage()

const listOf = (name) => readList(storage, name)
const keep = (name, list) => keepList(storage, name, list)

/**
 * Whether an answer says nothing of the request itself, so that it is worth sending again: no record store answered
 * (a proxy, the page of a network that asks for a password), it is busy, or the key held and is over.
 * @param header reads a header of the answer
 */
export function isForNow(status, header) {
  if (status >= 500 || FOR_NOW.includes(status)) return true
  return header('x-experience-api-version') === null || header('x-tonle-keep') !== null
}

/** Sends a list from its beginning. What is refused for good leaves it, and is told. */
async function send(name, { address, onDropped }) {
  const launch = address.split('/').pop()
  for (let list = listOf(name); list.length > 0; list = listOf(name)) {
    const [{ method, url, headers, body }] = list
    const request = { method, headers: { ...headers, 'x-tonle-launch': launch }, body }
    const answer = await fetch(url, request).catch(() => undefined)
    if (!answer || isForNow(answer.status, (one) => answer.headers.get(one))) return false
    keep(name, listOf(name).slice(1))
    if (!answer.ok) onDropped()
  }
  return true
}

/** @param onDropped hears of each request that the record store has refused for good */
export function openQueue({ attempt, launch, address }, onDropped) {
  const name = `${PREFIX}${attempt}:${launch}`
  let running
  return {
    size: () => listOf(name).length,
    /** @returns whether there was room for it */
    add(request) {
      const list = listOf(name)
      return list.length < MOST && keep(name, [...list, request])
    },
    /** @returns whether nothing waits any more */
    flush() {
      running = running || send(name, { address, onDropped }).finally(() => (running = undefined))
      return running
    },
  }
}

/** What windows that were closed could not send, of this attempt and of others at the package. */
export async function sendEarlier({ attempt, earlier = [], address }, onDropped) {
  const begins = [attempt, ...earlier].map((one) => `${PREFIX}${one}:`)
  const names = []
  for (let at = 0; at < storage.length; at++) {
    const name = storage.key(at)
    if (begins.some((begin) => name.startsWith(begin))) names.push(name)
  }
  for (const name of names.sort()) if (!(await send(name, { address, onDropped }))) return
}

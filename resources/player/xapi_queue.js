import { deviceStorage, keepList, readList } from './storage.js'

/*
 * What content wanted to tell the record store while there was no line: kept on this device in its order, one list for
 * each launch below the attempt, and sent before the attempt goes on.
 */
const PREFIX = 'tonle:xapi:'
const MOST = 2000

const storage = deviceStorage()

const listOf = (name) => readList(storage, name)
const keep = (name, list) => keepList(storage, name, list)

/** Sends a list from its beginning. What the server has answered in whatever way is not sent again. */
async function send(name) {
  for (let list = listOf(name); list.length > 0; list = listOf(name)) {
    const [{ method, url, headers, body }] = list
    const answer = await fetch(url, { method, headers, body }).catch(() => undefined)
    if (!answer || answer.status >= 500) return false
    keep(name, listOf(name).slice(1))
  }
  return true
}

/** @param storage keeps the list of this launch; without it nothing can wait */
export function openQueue({ attempt, launch }) {
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
      running = running || send(name).finally(() => (running = undefined))
      return running
    },
  }
}

/** What windows of this attempt that were closed could not send. */
export async function sendEarlier({ attempt }) {
  const begin = `${PREFIX}${attempt}:`
  const names = []
  try {
    for (let at = 0; at < storage.length; at++) {
      const name = storage.key(at)
      if (name.startsWith(begin)) names.push(name)
    }
  } catch {
    return
  }
  for (const name of names.sort()) if (!(await send(name))) return
}

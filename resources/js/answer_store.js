import { personalStore } from './personal_store.js'
import { durableBox } from './durable_box.js'

/**
 * What an attempt keeps on this device, twice: in the person's own store, and where it outlasts a power cut. On plain
 * http, where nothing can be enciphered, only in the tab.
 */
export function answerStore(key, { crypto, localStorage, sessionStorage } = globalThis) {
  const own = personalStore(key, { crypto, localStorage, sessionStorage })
  if (!crypto?.subtle) return own
  const durable = personalStore(key, { crypto, localStorage: durableBox })
  return {
    /** The newest of each answer. */
    async get(name) {
      const found = await Promise.all([own, durable].map((one) => one.get(name).catch(() => {})))
      const newest = {}
      for (const [id, answer] of found.flatMap((one) => Object.entries(one ?? {}))) {
        if (!(newest[id]?.number > answer.number)) newest[id] = answer
      }
      return newest
    },
    async set(name, value) {
      await Promise.allSettled([own.set(name, value), durable.set(name, value)])
    },
    async remove(name) {
      await Promise.allSettled([own.remove(name), durable.remove(name)])
    },
  }
}

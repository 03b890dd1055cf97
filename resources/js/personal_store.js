/**
 * What one person keeps in a browser that others use too. Names carry the person's key, which is only on the pages
 * of that person; where the browser can (https, localhost) the values are enciphered with it as well. On plain http
 * they live no longer than the tab, and go when somebody else signs in.
 *
 * The convention for everything kept in the browser: `personalStore(personKey())`, never localStorage directly.
 */
const PREFIX = 'p:'

const hex = (bytes) => [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('')
const base64 = (bytes) => btoa(String.fromCharCode(...bytes))
const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))

/** A short name of the key from which it cannot be found (FNV-1a, twice): plain http has no crypto.subtle. */
function labelOf(key) {
  let [a, b] = [0x811c9dc5, 0x1b873593]
  for (let at = 0; at < key.length; at++) {
    a = Math.imul(a ^ key.charCodeAt(at), 0x01000193)
    b = Math.imul(b ^ key.charCodeAt(key.length - 1 - at), 0x85ebca6b)
  }
  return hex(new Uint8Array(new Uint32Array([a, b]).buffer))
}

/** @param where the browser's things, changed by tests */
export function personalStore(key, where = globalThis) {
  if (!key) throw new Error('Nobody is signed in')
  const subtle = where.crypto?.subtle
  const box = subtle ? where.localStorage : where.sessionStorage
  const nameOf = (name) => `${PREFIX}${labelOf(key)}:${name}`
  const secret = subtle && subtle.digest('SHA-256', new TextEncoder().encode(`lock:${key}`))
  const cipher = async () =>
    subtle.importKey('raw', await secret, 'AES-GCM', false, ['encrypt', 'decrypt'])

  return {
    /** Keeps plain JSON. */
    async set(name, value) {
      const text = JSON.stringify(value)
      if (!subtle) return box.setItem(nameOf(name), text)
      const iv = where.crypto.getRandomValues(new Uint8Array(12))
      const data = new TextEncoder().encode(text)
      const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, await cipher(), data)
      await box.setItem(nameOf(name), `${base64(iv)}.${base64(new Uint8Array(sealed))}`)
    },

    /** What was kept, or undefined. */
    async get(name) {
      const kept = await box.getItem(nameOf(name))
      if (kept === null) return undefined
      if (!subtle) return JSON.parse(kept)
      const [iv, sealed] = kept.split('.').map(bytesOf)
      const data = await subtle.decrypt({ name: 'AES-GCM', iv }, await cipher(), sealed)
      return JSON.parse(new TextDecoder().decode(data))
    },

    remove(name) {
      box.removeItem(nameOf(name))
    },
  }
}

/** Forgets what is readable without a key: of everyone but the person with `key`, or of all. */
export function forgetOthers(key, box = globalThis.sessionStorage) {
  const own = key && `${PREFIX}${labelOf(key)}:`
  for (const name of Object.keys(box)) {
    if (name.startsWith(PREFIX) && !(own && name.startsWith(own))) box.removeItem(name)
  }
}

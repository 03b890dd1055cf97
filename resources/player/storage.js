/*
 * The device's storage. Browsers refuse it to frames of another site in private windows, or where people want it so:
 * then the memory of this window takes its place, and content that counts on it plays all the same.
 */
export function deviceStorage(view = window, name = 'localStorage') {
  try {
    const storage = view[name]
    storage.setItem('tonle:try', '1')
    storage.removeItem('tonle:try')
    return storage
  } catch {
    return memory()
  }
}

function memory() {
  const values = new Map()
  return {
    get length() {
      return values.size
    },
    key: (at) => [...values.keys()][at] ?? null,
    getItem: (name) => (values.has(name) ? values.get(name) : null),
    setItem: (name, value) => void values.set(name, String(value)),
    removeItem: (name) => void values.delete(name),
  }
}

/** A view of a storage that holds one package's keys: packages would overwrite each other's. */
export function partOf(storage, prefix) {
  const all = () => Array.from({ length: storage.length }, (_, at) => storage.key(at))
  const names = () => all().filter((name) => name.startsWith(prefix))
  const methods = {
    getItem: (name) => storage.getItem(prefix + name),
    setItem: (name, value) => storage.setItem(prefix + name, value),
    removeItem: (name) => storage.removeItem(prefix + name),
    clear: () => names().forEach((name) => storage.removeItem(name)),
    key: (at) => (names()[at] === undefined ? null : names()[at].slice(prefix.length)),
  }
  return new Proxy(methods, {
    get: (target, name) => {
      if (name === 'length') return names().length
      if (name in target || typeof name === 'symbol') return target[name]
      const value = target.getItem(name)
      return value === null ? undefined : value
    },
    set: (target, name, value) => {
      target.setItem(name, String(value))
      return true
    },
    deleteProperty: (target, name) => {
      target.removeItem(name)
      return true
    },
    has: (target, name) => name in target || target.getItem(name) !== null,
    ownKeys: () => names().map((name) => name.slice(prefix.length)),
    getOwnPropertyDescriptor: (target, name) => {
      const value = target.getItem(name)
      return value === null
        ? undefined
        : { value, writable: true, enumerable: true, configurable: true }
    },
  })
}

/** A list that the device keeps; what cannot be read is none. */
export function readList(storage, name) {
  try {
    const found = JSON.parse(storage.getItem(name) || '[]')
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

/** Keeps a list in the place of what was there. @returns whether there was room */
export function keepList(storage, name, list) {
  try {
    if (list.length === 0) storage.removeItem(name)
    else storage.setItem(name, JSON.stringify(list))
    return true
  } catch {
    return false
  }
}

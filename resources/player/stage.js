/*
 * The frame in which the content plays. Each content gets a new one: what is prepared in its empty window is there
 * when the content's own page, of the same origin, takes the window over.
 */
const UNLOAD_MS = 1500

export function openStage({ store, onDialog }) {
  const stage = document.getElementById('stage')
  let frame

  function prepare(view) {
    // The sandbox shows no dialogs and answers every question with "no", which means "begin anew" to most content.
    view.confirm = (text) => {
      onDialog('confirm', text)
      return true
    }
    view.alert = (text) => onDialog('alert', text)
    view.prompt = (text, value = '') => {
      onDialog('prompt', text)
      return value
    }
    try {
      const own = partOf(view.localStorage, `tonle:package:${store}:`)
      Object.defineProperty(view, 'localStorage', { get: () => own, configurable: true })
    } catch {
      // Without storage there is nothing to keep apart.
    }
  }

  return {
    show(href) {
      frame = document.createElement('iframe')
      frame.allow = 'fullscreen; autoplay'
      frame.title = document.title
      stage.replaceChildren(frame)
      prepare(frame.contentWindow)
      frame.src = href
    },
    /** Takes the content away and waits until it has said its last words. */
    clear() {
      const leaving = frame
      frame = undefined
      if (!leaving) return Promise.resolve()
      return new Promise((resolve) => {
        const end = () => {
          leaving.remove()
          resolve()
        }
        leaving.addEventListener('load', end, { once: true })
        setTimeout(end, UNLOAD_MS)
        leaving.src = 'about:blank'
      })
    },
    get isShowing() {
      return frame !== undefined
    },
  }
}

/** A view of the device's storage that holds one package's keys: packages would overwrite each other's. */
function partOf(storage, prefix) {
  const names = () => Object.keys(storage).filter((name) => name.startsWith(prefix))
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

import { deviceStorage, partOf } from './storage.js'

/*
 * The frame in which the content plays. Each content gets a new one. Every page of a package asks first of all for
 * its window to be prepared (app/runtime/content/frame_hook.ts), also those in frames of its own.
 */
const UNLOAD_MS = 1500

/**
 * @param onWindow is given each window of the content before its page begins
 * @param onPage is given the content's own window when a page of it has loaded
 */
export function openStage({ store, onDialog, onWindow = () => {}, onPage = () => {} }) {
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
    for (const name of ['localStorage', 'sessionStorage']) {
      const own = partOf(deviceStorage(view, name), `tonle:package:${store}:`)
      Object.defineProperty(view, name, { get: () => own, configurable: true })
    }
    onWindow(view)
  }

  window.tonleStage = { prepare }

  return {
    show(href) {
      frame = document.createElement('iframe')
      frame.allow = 'fullscreen; autoplay'
      frame.title = document.title
      stage.replaceChildren(frame)
      const shown = frame
      shown.addEventListener('load', () => {
        const view = shown === frame && windowOf(shown)
        if (view) onPage(view)
      })
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
    /** Whether this is the content's window. */
    holds: (view) => frame !== undefined && view === frame.contentWindow,
    get isShowing() {
      return frame !== undefined
    },
  }
}

/** The window of a frame that shows a page of this origin. */
function windowOf({ contentWindow: view }) {
  try {
    return view.location.href === 'about:blank' ? undefined : view
  } catch {
    return undefined
  }
}

import { deviceStorage, partOf } from './storage.js'

/*
 * The frame in which the content plays. Each content gets a new one. Every page of a package asks first of all for
 * its window to be prepared (app/runtime/content/frame_hook.ts), also those in frames of its own.
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
    for (const name of ['localStorage', 'sessionStorage']) {
      const own = partOf(deviceStorage(view, name), `tonle:package:${store}:`)
      Object.defineProperty(view, name, { get: () => own, configurable: true })
    }
  }

  window.tonleStage = { prepare }

  return {
    show(href) {
      frame = document.createElement('iframe')
      frame.allow = 'fullscreen; autoplay'
      frame.title = document.title
      stage.replaceChildren(frame)
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

import { openStage } from './stage.js'
import { startStopwatch } from './stopwatch.js'

/*
 * Web pages: they find `tonle` in this window, the parent of theirs. What they say and which of them were opened is
 * kept as commits; what that comes to is for the rule of the package, on the server.
 */
const KEEP_EVERY = 10000
const MOST_DATA = 60000

export async function play({ config, state, journal, sender, bridge }) {
  const watch = startStopwatch()
  const session = journal.next()
  const heard = {
    visited: [],
    location: null,
    data: null,
    told: false,
    score: null,
    ...state.saved,
  }
  const known = new Set(state.pages)
  let calls = []

  function keep(more = {}) {
    const values = { sco: state.part, session, cmi: { ...heard }, seconds: null, resumed: false }
    journal.add({
      at: Date.now(),
      final: false,
      ...values,
      ...watch.read(),
      ...more,
      calls,
      omitted: 0,
    })
    calls = []
    if (state.isLeaving) sender.beacon()
    else sender.soon()
  }

  const note = (name, value) => calls.push([0, name, '', String(value).slice(0, 600), 'true', '0'])
  const number = (value, usual) => (Number.isFinite(Number(value)) ? Number(value) : usual)

  const tonle = {
    /** The learner has done what there is to do. */
    complete() {
      note('complete', '')
      heard.told = true
      keep()
    },
    /** What the learner reached, from `min` to `max`. */
    result({ score, max = 100, min = 0 }) {
      note('result', JSON.stringify({ score, min, max }))
      heard.score = { raw: number(score, 0), min: number(min, 0), max: number(max, 100) }
      keep()
    },
    /** Keeps anything that JSON can hold; `load` gives it back, also on another device. */
    save(data) {
      const text = JSON.stringify(data === undefined ? null : data)
      if (text.length > MOST_DATA) throw new RangeError(`tonle.save takes ${MOST_DATA} characters`)
      note('save', text)
      heard.data = text
      keep()
    },
    load: () => (heard.data === null || heard.data === undefined ? null : JSON.parse(heard.data)),
    mode: state.mode,
  }
  window.tonle = Object.freeze(tonle)

  /** The same by a message, for pages that know no more than that. */
  addEventListener('message', ({ source, origin, data }) => {
    if (!data || origin !== location.origin || !stage.holds(source)) return
    if (data.type === 'tonle:complete') tonle.complete()
    if (data.type === 'tonle:result') tonle.result(data)
  })

  const pathOf = (view) => {
    const path = view.location.pathname
    if (!path.startsWith(state.base)) return undefined
    const inside = path.slice(state.base.length)
    try {
      return decodeURIComponent(inside)
    } catch {
      return inside
    }
  }

  const stage = openStage({
    store: state.store,
    onDialog: (kind, text) => bridge.tell('dialog', { kind, text: String(text).slice(0, 300) }),
    onWindow: (view) => (view.tonle = window.tonle),
    onPage(view) {
      const path = pathOf(view)
      if (!known.has(path)) return
      heard.location = path
      if (!heard.visited.includes(path)) heard.visited = [...heard.visited, path]
      note('page', path)
      keep()
    },
  })

  addEventListener('pagehide', () => {
    state.isLeaving = true
    keep({ final: true })
  })
  setInterval(() => document.visibilityState === 'visible' && keep(), KEEP_EVERY * 3)
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep()
  })
  bridge.on('go', async ({ to }) => {
    if (to !== 'leave') return
    await stage.clear()
    keep({ final: true })
    await sender.flush()
    bridge.tell('left', {})
  })
  bridge.tell('place', { current: state.part, previous: false, next: false, choices: [] })
  const again = heard.location && known.has(heard.location)
  stage.show(
    again ? state.base + heard.location.split('/').map(encodeURIComponent).join('/') : state.entry
  )
}

import { openQueue } from './xapi_queue.js'
import { relay } from './relay.js'
import { openStage } from './stage.js'

/*
 * Content that speaks to the record store itself (cmi5, xAPI): its frame with the relay in it, and what is recorded
 * of it, asked for after it has spoken and now and then, as windows of their own speak too.
 */
const ASK_EVERY = 20000
const SEND_EVERY = 5000

/** @param names whether statements without an id get one here */
export function openSpeaking({ config, state, bridge, onPage, names }) {
  const queue = openQueue(config, () => bridge.tell('dropped', {}))
  let soon
  let isOver = false
  const tell = (saved) => bridge.tell('state', { saved, waiting: queue.size() })

  async function ask() {
    clearTimeout(soon)
    const answer = await fetch(`${config.address}/status`).catch(() => undefined)
    if (!answer) return
    if (answer.status === 403) {
      isOver = true
      return tell('over')
    }
    if (!answer.ok) return
    const { parts } = await answer.json()
    for (const part of parts) bridge.tell('progress', part)
  }

  const heard = (what) => {
    // What is kept then waits for the next launch, not for a line.
    if (isOver) return tell('over')
    tell(what)
    // Perhaps the launch is over: the learner is told what to do.
    if (what === 'refused') ask()
    if (what !== 'saved') return
    clearTimeout(soon)
    soon = setTimeout(ask, 400)
  }

  const stage = openStage({
    store: state.store,
    onDialog: (kind, text) => bridge.tell('dialog', { kind, text: String(text).slice(0, 300) }),
    onWindow: (view) => relay(view, { queue, onCall: heard, names }),
    onPage,
  })

  async function send() {
    if (queue.size() > 0 && (await queue.flush())) heard('saved')
  }
  setInterval(send, SEND_EVERY)
  addEventListener('online', send)
  setInterval(() => document.visibilityState === 'visible' && ask(), ASK_EVERY)
  addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask())
  bridge.on('ask', ask)

  return {
    stage,
    ask,
    tell,
    /** The learner leaves: content says its last words, what waits is sent if it can be. */
    async leave() {
      await stage.clear()
      if (queue.size() > 0) await queue.flush()
      bridge.tell('left', {})
    },
  }
}

import { openBridge } from './bridge.js'
import * as journals from './journal.js'
import * as senders from './sender.js'
import * as visitor from './visitor.js'
import { sendEarlier } from './xapi_queue.js'

/*
 * The player on the content origin. First what this device has not sent yet is sent, then the state is asked for
 * (so that it holds that too), then the content begins.
 */
const config = JSON.parse(document.getElementById('launch').textContent)
const bridge = openBridge(config)
// Of a visitor nothing is kept, neither here nor there.
const { openJournal } = config.isVisit ? visitor : journals
const { startSender } = config.isVisit ? visitor : senders
const journal = openJournal(config)
const sender = startSender({ config, journal, bridge })

/** The learner hears of it, the trainer finds it in the log of the attempt. */
const dropped = () => bridge.tell('dropped', {})

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function askState() {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 15000)) {
    await sender.flush()
    if (!config.isVisit) await sendEarlier(config, dropped)
    const answer = await fetch(`${config.address}/state?lang=${config.lang}`, {
      method: 'POST',
    }).catch(() => undefined)
    if (answer && answer.ok) return answer.json()
    if (answer && answer.status < 500) {
      const { error } = await answer.json().catch(() => ({}))
      const saved = answer.status === 409 ? 'stale' : error === 'blocked' ? 'blocked' : 'over'
      bridge.tell('state', { saved, waiting: 0 })
      return undefined
    }
    bridge.tell('state', { saved: 'offline', waiting: journal.size() })
    await wait(pause)
  }
}

const state = await askState()
if (state) {
  journal.beginAfter(state.sequence)
  const { play } = await import(`./${state.script}`)
  play({ config, state, journal, sender, bridge })
}

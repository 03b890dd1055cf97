/*
 * Sends what the journal holds: in order, again until it is confirmed, and as a beacon when the window closes.
 * A beacon is text/plain without any header of ours; the key of the launch is in the address.
 */
const LONGEST_PAUSE = 30000
/** Browsers refuse beacons above 64 KB altogether. */
const BEACON_BYTES = 60000

export function startSender({ config, journal, bridge }) {
  const address = `${config.address}/commits`
  let timer
  let pause = 1000
  let running
  let isOver = false

  const tell = (saved) => bridge.tell('state', { saved, waiting: journal.size() })

  async function post(launch, entries) {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ launch, entries }),
    })
    if (answer.status === 403) return { over: true }
    if (answer.status === 422 || answer.status === 413) return { refused: true }
    if (!answer.ok) throw new Error(String(answer.status))
    return answer.json()
  }

  /** What windows that were closed could not send. A newer window's work is never overwritten by it. */
  async function sendEarlier() {
    for (const { launch, entries, done, drop } of journal.earlier()) {
      if (entries.length === 0) {
        drop()
        continue
      }
      const answer = await post(launch, entries)
      if (answer.over) return
      if (answer.stale || answer.refused) drop()
      else done(answer.accepted)
    }
  }

  async function sendAll() {
    if (isOver) return
    await sendEarlier()
    for (let list = journal.batch(); list.length > 0; list = journal.batch()) {
      tell('saving')
      const answer = await post(config.launch, list)
      if (answer.over || answer.stale) {
        isOver = true
        journal.release()
        if (answer.stale) journal.done(Infinity)
        return tell(answer.stale ? 'stale' : 'over')
      }
      // What is not understood would not be understood the next time.
      journal.done(answer.refused ? list[list.length - 1].seq : answer.accepted)
    }
    tell('saved')
  }

  function flush() {
    clearTimeout(timer)
    running =
      running ||
      sendAll()
        .then(
          () => (pause = 1000),
          () => {
            journal.release()
            tell('queued')
            timer = setTimeout(flush, pause)
            pause = Math.min(pause * 2, LONGEST_PAUSE)
          }
        )
        .then(() => (running = undefined))
    return running
  }

  addEventListener('online', () => {
    pause = 1000
    flush()
  })

  return {
    flush,
    get isOver() {
      return isOver
    },
    /** Soon, with what else comes in this moment. */
    soon() {
      if (isOver) return
      tell('saving')
      clearTimeout(timer)
      timer = setTimeout(flush, 50)
    },
    /** The window closes: nothing can be waited for. What a beacon cannot carry stays in the journal. */
    beacon() {
      if (isOver) return
      const list = journal.batch()
      journal.release()
      if (list.length === 0) return
      const send = (entries) => {
        const body = JSON.stringify({ launch: config.launch, entries })
        return body.length < BEACON_BYTES && navigator.sendBeacon(address, body)
      }
      if (!send(list)) send(list.map((entry) => ({ ...entry, calls: [] })))
    },
  }
}

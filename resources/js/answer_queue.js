const isLate = (status) => status === 409 || status === 404

/**
 * The answers of one attempt that the server does not have yet: kept on the device, sent one at a time, the newest of
 * each question. What is sent twice is kept once there, by its number.
 * @param store what the person keeps in this browser @param name of the attempt in it
 * @param post sends one answer, gives `{ status, kept, left }`
 */
export function answerQueue(store, name, post) {
  let waiting = {}
  let running
  let isOver = false
  const loaded = store
    .get(name)
    .then((before = {}) => {
      for (const [id, answer] of Object.entries(before)) {
        if (!(waiting[id]?.number >= answer.number)) waiting[id] = answer
      }
    })
    .catch(() => {})
  let saving = loaded

  const keep = () => {
    saving = saving
      .then(() => (Object.keys(waiting).length ? store.set(name, waiting) : store.remove(name)))
      .catch(() => {})
    return saving
  }

  async function sendAll() {
    await saving
    for (const [id, answer] of Object.entries(waiting)) {
      const { status } = await post(id, answer).catch(() => ({ status: 0 }))
      const isTaken = status >= 200 && status < 300
      if (isLate(status)) isOver = true
      if (!isTaken && !isLate(status)) return
      // Something newer may have been typed meanwhile.
      if (waiting[id]?.number === answer.number) delete waiting[id]
      await keep()
    }
    if (Object.keys(waiting).length > 0 && !isOver) return sendAll()
  }

  return {
    add(id, answer) {
      waiting[id] = answer
      return keep()
    },
    flush() {
      running ??= sendAll().finally(() => (running = undefined))
      return running
    },
    /** What was kept before the page was opened and still waits: fields by id. */
    async before() {
      await loaded
      return { ...waiting }
    },
    /** How many wait, and whether the server takes no more. */
    get state() {
      return { waiting: Object.keys(waiting).length, isOver }
    },
  }
}

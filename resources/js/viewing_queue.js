const NAME = 'viewings'
const MOST = 400
const AT_ONCE = 20
/** The server has decided: sending it again changes nothing. */
const FINAL = [400, 403, 404, 410, 413, 422]

const isSame = (a) => (b) => a.session === b.session && a.number === b.number

/**
 * What players have to tell, until the server has it: kept on the device and sent in order. What is sent twice is kept
 * once there.
 * @param store what the person keeps in this browser @param post sends a body to an address, gives the status
 */
export function viewingQueue(store, post) {
  let waiting = []
  let running
  let kept = store
    .get(NAME)
    .then((before = []) => {
      waiting = [...before, ...waiting]
    })
    .catch(() => {})

  const keep = () => {
    kept = kept
      .then(() => (waiting.length > 0 ? store.set(NAME, waiting) : store.remove(NAME)))
      .catch(() => {})
  }

  /** The first that go together: of one time of watching. */
  function nextOf(list) {
    const [{ address, session, length }] = list
    const moments = list.filter((one) => one.session === session).slice(0, AT_ONCE)
    const now = Date.now()
    const body = {
      ...{ session, length },
      moments: moments.map(({ what, number, at, time, from, segments }) => {
        return { what, number, ago: Math.max(0, now - at), time, from, segments }
      }),
    }
    return { address, body, moments }
  }

  async function sendAll() {
    await kept
    while (waiting.length > 0) {
      const { address, body, moments } = nextOf(waiting)
      const status = await post(address, body).catch(() => 0)
      if (!(status >= 200 && status < 300) && !FINAL.includes(status)) return
      waiting = waiting.filter((one) => !moments.some(isSame(one)))
      keep()
    }
  }

  return {
    add(moment) {
      const isOlder = (one) => one.what === 'watched' && one.session === moment.session
      waiting = [...waiting.filter((one) => !isOlder(one)), moment].slice(-MOST)
      keep()
    },
    flush() {
      running ??= sendAll().finally(() => (running = undefined))
      return running
    },
    /** The page goes: what belongs to this time of watching is sent at once, whatever is under way. */
    sendLast(session) {
      const own = waiting.filter((one) => one.session === session)
      if (own.length === 0) return
      const { address, body } = nextOf(own.slice(-AT_ONCE))
      post(address, body).catch(() => {})
    },
  }
}

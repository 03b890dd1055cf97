import { openSpeaking } from './speaking.js'

/*
 * cmi5: the units of a course, one at a time in the frame; the server opens a session for each (`/sessions`). Units
 * that want a window of their own are opened by the application's page.
 */
const RETURNED = '/cmi5/returned'

export async function play({ config, state, bridge }) {
  const framed = state.items.filter(({ ownWindow }) => !ownWindow)
  let at = -1
  let isOpening = false

  const speaking = openSpeaking({
    ...{ config, state, bridge },
    onPage(view) {
      if (view.location.pathname === RETURNED) end()
    },
  })

  const place = () =>
    bridge.tell('place', {
      current: at >= 0 ? framed[at].id : '',
      previous: !isOpening && at > 0,
      next: !isOpening && at >= 0 && at < framed.length - 1,
      choices: isOpening ? [] : framed.map(({ id }) => id),
    })

  async function end() {
    await speaking.stage.clear()
    at = -1
    place()
    bridge.tell('ended', {})
    speaking.ask()
  }

  async function open(index) {
    at = index
    isOpening = true
    place()
    await speaking.stage.clear()
    const trouble = await begin(framed[index])
    isOpening = false
    if (trouble) at = -1
    place()
    if (trouble === 'refused') bridge.tell('refused', {})
    else if (trouble) speaking.tell(trouble)
    else speaking.ask()
  }

  /** Asks for a session and shows the unit. @returns what went wrong */
  async function begin({ id }) {
    const answer = await fetch(`${config.address}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ unit: id }),
    }).catch(() => undefined)
    if (!answer) return 'offline'
    if (!answer.ok) return { 403: 'over', 409: 'stale' }[answer.status] || 'refused'
    const { href } = await answer.json()
    speaking.stage.show(href)
    return undefined
  }

  bridge.on('go', ({ to, id }) => {
    if (to === 'leave') return speaking.leave()
    const index =
      to === 'choice' ? framed.findIndex((one) => one.id === id) : at + (to === 'next' ? 1 : -1)
    return framed[index] && !isOpening && open(index)
  })

  const first = framed.findIndex(({ id }) => id === state.current)
  if (framed.length > 0) await open(Math.max(0, first))
  else {
    place()
    bridge.tell('choose', {})
  }
}

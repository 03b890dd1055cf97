/** Functions that run inside the browser's page: each stands alone, since only its own text travels there. */

/** Sends the form that goes to `action` with these values, past the browser's own checks. */
export function sendForm({ action, fields }) {
  const form = document.querySelector(`form[action^="${action}"][method=post i]`)
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name)
    if (field) field.value = value
    else
      form.append(Object.assign(document.createElement('input'), { name, value, type: 'hidden' }))
  }
  HTMLFormElement.prototype.submit.call(form)
}

export async function runAxe(tags) {
  const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }
  const { violations } = await window.axe.run(document, options)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`)
  )
}

export function sideways() {
  const { clientWidth: width, scrollWidth } = document.documentElement
  if (scrollWidth <= width) return []
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > width + 1
  )
  return [
    `scrolls to ${scrollWidth} of ${width}`,
    ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
  ]
}

export function clippedKhmer(least) {
  const faults = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!/[\u1780-\u17ff]/.test(node.data)) continue
    if (element.closest('svg, option, script')) continue
    if (element.getClientRects().length === 0) continue
    // For screen readers only: nothing to see.
    let box = element
    while (box && getComputedStyle(box).clipPath !== 'inset(50%)') box = box.parentElement
    if (box) continue
    const { lineHeight, fontSize, overflowY, letterSpacing } = getComputedStyle(element)
    const text = node.data.trim().slice(0, 30)
    const ratio = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize)
    if (!(ratio >= least)) faults.push(`line height ${lineHeight} of ${fontSize}: ${text}`)
    if (letterSpacing !== 'normal') faults.push(`letter spacing ${letterSpacing}: ${text}`)
    const isCut = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1
    if (isCut) faults.push(`cut off: ${text}`)
  }
  return faults
}

/** Calls a function that the content of a test package has left in its window. */
export const callContent = (_body, [name, ...values]) => window[name](...values)

/** What a learner does in any SCORM content: begins if it has not begun, sets values, saves. Answers what failed. */
export function learn(values) {
  const api = window.API_1484_11 || window.API
  const is12 = !window.API_1484_11
  api[is12 ? 'LMSInitialize' : 'Initialize']('')
  const set = (name, value) => api[is12 ? 'LMSSetValue' : 'SetValue'](name, value)
  const failed = Object.entries(values).filter(([name, value]) => set(name, value) !== 'true')
  const kept = api[is12 ? 'LMSCommit' : 'Commit']('')
  return { failed: failed.map(([name]) => name), kept }
}

/** What content finds when it begins. */
export function askApi(names) {
  const api = window.API_1484_11 || window.API
  const is12 = !window.API_1484_11
  api[is12 ? 'LMSInitialize' : 'Initialize']('')
  return names.map((name) => api[is12 ? 'LMSGetValue' : 'GetValue'](name))
}

/** Where H5P content says that it stands, part by part. */
export function h5pStates() {
  const states = (window.H5P.instances || []).map((one) =>
    typeof one.getCurrentState === 'function' ? one.getCurrentState() : null
  )
  // Where the cursor was is nobody's work.
  return JSON.parse(JSON.stringify(states, (name, value) => (name === 'focus' ? null : value)))
}

/** Lets the pieces of the corpus's game fall until it is over. */
export async function playUntilOver() {
  const sign = document.getElementById('tetris-gameover')
  for (let press = 0; press < 1500 && sign.style.display !== 'block'; press++) {
    document.onkeydown({ keyCode: 32 })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Web pages say that the learner is done. */
export function tellComplete() {
  parent.tonle.complete()
}

/*
 * Lists of the data model (objectives, interactions and what is in them, comments): what lies behind their end is an
 * index out of range (301, RTE 4.1.1.3), and a call that fails adds nothing to them. scorm-again takes the first for
 * a value never set, and keeps an empty entry of the second.
 */
const ENTRY = /\.(\d+)(?=\.)/g

/** @param api a Scorm2004API of scorm-again */
export function keepLists(api) {
  const [get, set] = [api.GetValue.bind(api), api.SetValue.bind(api)]
  const isOut = (element) =>
    listsOf(api, element).some(({ list, at }) => list && Number(at) >= list.childArray.length)

  api.GetValue = (element) => {
    const answer = get(element)
    return api.GetLastError() === '403' && isOut(element) ? get('') : answer
  }
  api.SetValue = (element, value) => {
    const before = listsOf(api, element).map(({ list }) => [list, list && list.childArray.length])
    const [to, what] = judged(element, value)
    const answer = set(to, what)
    if (answer === 'true') return answer
    for (const [list, length] of before) if (list) list.childArray.length = length
    return answer
  }

  /** What is refused is set where scorm-again refuses with the error that the standard names. */
  function judged(element, value) {
    if (/\.0\d+\./.test(element)) return ['', value]
    const [, at] = /^cmi\.interactions\.(\d+)\.(?!id$)/.exec(element) || []
    const { length } = api.cmi.interactions.childArray
    // An interaction begins with its identifier (408).
    if (Number(at) === length) return [`cmi.interactions.${at}.description`, value]
    return [element, isBroken(element, value) ? REFUSED : value]
  }
}

/** What calls itself a URN must be one (RFC 2141), and hours come after the T: scorm-again takes any. */
const URN = /^urn:[a-z0-9][a-z0-9-]{0,31}:[^\s]+$/i
const TIME = /^P([\d.]+Y)?([\d.]+M)?([\d.]+D)?(T(?=\d)([\d.]+H)?([\d.]+M)?([\d.]+S)?)?$/
/** No identifier and no length of time: refused with 406. */
const REFUSED = ''

function isBroken(element, value) {
  if (/\.id$/.test(element)) return /^urn:/i.test(value) && !URN.test(value)
  return /\.(session_time|latency)$/.test(element) && !TIME.test(value)
}

/** The lists on the way to an element, with the place in each. */
function listsOf(api, element) {
  return [...String(element).matchAll(ENTRY)].map(({ 1: at, index }) => {
    const names = element.slice(0, index).split('.').slice(1)
    const list = names.reduce(
      (found, name) => found && (/^\d+$/.test(name) ? found.childArray : found)?.[name],
      api.cmi
    )
    return { list: list && list.childArray ? list : undefined, at }
  })
}

/** One call of the content: what it says and what the platform must answer. */
export type AdlCall = {
  name: 'I' | 'C' | 'GET' | 'SET' | 'GES' | 'GLE' | 'GeDi' | 'COI'
  element: string
  value?: string
  answer: string
  error: string
}

export type AdlVisit = {
  activity: string
  /** Questions about the controls on the page, with the answers that are expected (`Y`, `N`). */
  questions: [string, string][]
  calls: AdlCall[]
  /** What the learner is asked to press afterwards; empty where the content goes on by itself. */
  press: string
}

export type AdlCase = { id: string; start: string; visits: AdlVisit[] }

/** `key=value` lines; a backslash at the end goes on in the next. */
export function readProperties(text: string): [string, string][] {
  const lines = text.replace(/\\\r?\n\s*/g, '').split(/\r?\n/)
  return lines
    .filter((line) => line.includes('=') && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1)])
}

/** The abbreviations of the suite: `c~SS!pass` is `cmi.success_status` = `passed`. */
export type Words = (key: string) => string

export function readWords(text: string): Words {
  const words = new Map(readProperties(text))
  return (key) => words.get(key) ?? key
}

export function readCase(id: string, text: string, words: Words): AdlCase {
  const visits: AdlVisit[] = []
  let start = ''
  let last = ''
  for (const [key, value] of readProperties(unescape16(text))) {
    if (key === 'start') start = value.trim()
    const found = /^Act(.+?V\d+)\.(.+)$/.exec(key)
    if (!found) continue
    const [, name, what] = found
    if (name !== last) {
      const activity = name.slice(0, name.lastIndexOf('V'))
      visits.push({ activity, questions: [], calls: [], press: '' })
    }
    last = name
    const visit = visits.at(-1)!
    if (what === 'UIQ') visit.questions = value.split('~').map((one) => [one, ''])
    if (what === 'UIA') value.split('~').forEach((one, at) => (visit.questions[at][1] = one.trim()))
    if (what === 'CUI') visit.press = value.trim()
    if (what.startsWith('commands')) visit.calls.push(readCall(value, words))
  }
  return { id, start: start === '.' ? '' : start, visits }
}

const unescape16 = (text: string) =>
  text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

function readCall(text: string, words: Words): AdlCall {
  const parts = text.split('->')
  const name = parts[0] as AdlCall['name']
  if (name === 'COI') return { name, element: parts[1], answer: '', error: '' }
  if (name === 'GES' || name === 'GLE' || name === 'GeDi') {
    return { name, element: parts[1], answer: parts[2], error: parts[3] }
  }
  const error = parts.at(-1)!.trim()
  const answer = words(parts.slice(2, -1).at(-1) ?? '')
  if (name === 'SET') return { name, ...assignment(parts[1], words), answer, error }
  return { name, element: name === 'GET' ? pathOf(parts[1], words) : parts[1], answer, error }
}

const TARGET = /^(a~n~r~rv|a~n~rv)~(.+)~tar~(.+)$/

function pathOf(text: string, words: Words) {
  const target = TARGET.exec(text)
  if (target) return `adl.nav.request_valid.${words(target[2])}.{target=${target[3]}}`
  const names = text.split('~').map((one) => words(one.replace(/!.*$/, '')))
  return names.join('.')
}

function assignment(text: string, words: Words) {
  const at = text.indexOf('!')
  const [left, right] = [text.slice(0, at), text.slice(at + 1)]
  const element = left.split('~').map(words).join('.')
  const target = /^tar~(.+)~([^~]+)$/.exec(right)
  return { element, value: target ? `{target=${target[1]}}${words(target[2])}` : words(right) }
}

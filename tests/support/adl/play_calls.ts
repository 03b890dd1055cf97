import { secondsOf } from '#runtime/scorm/duration'
import type { AdlCall } from '#tests/support/adl/case'
import type { Player } from '#tests/support/adl/open_player'

const METHODS = {
  I: 'Initialize',
  C: 'Commit',
  GET: 'GetValue',
  SET: 'SetValue',
  GES: 'GetErrorString',
  GLE: 'GetLastError',
  GeDi: 'GetDiagnostic',
}

/** Values are the same where they mean the same: `1.0` and `1`, `PT0S` and `PT0H0M0S`. */
function same(wanted: string, answer: string) {
  if (wanted === answer) return true
  if (wanted === '' || answer === '') return false
  const [one, other] = [secondsOf(wanted), secondsOf(answer)]
  return one === null ? Number(wanted) === Number(answer) : one === other
}

/** Makes the calls of a visit as the suite's own content does; the differences from what it expects. */
export function playCalls({ api, learner }: Player, calls: AdlCall[]): string[] {
  return calls.flatMap((call) => {
    if (call.name === 'COI') return compareIds(api, call.element)
    const element = located(api, call.element)
    if (element === undefined) return [`nothing called ${call.element}`]
    const [given, wanted] = [call.value === undefined ? [] : [call.value], expected(call, learner)]
    const answer = api[METHODS[call.name]](element, ...given)
    const error = api.GetLastError('')
    const what = `${METHODS[call.name]}(${[call.element, ...given].join(', ')})`
    if (element.includes('request_valid')) return judgeValid(what, wanted, answer)
    if (element.startsWith('cmi.comments_from_lms.') && !element.endsWith('_children')) return []
    const isWanted = wanted(answer)
    return [
      ...(isWanted ? [] : [`${what} → "${answer}", not "${call.answer}"`]),
      ...(error === call.error ? [] : [`${what}: error ${error}, not ${call.error}`]),
    ]
  })
}

/** What the suite calls `&id&` is the number of the objective, or the store, that has this id. */
function located(api: Player['api'], element: string) {
  const [head, id, tail] = element.split('&')
  if (id === undefined) return element
  const collection = head.includes('data') ? 'adl.data' : 'cmi.objectives'
  const found = idsOf(api, collection).indexOf(id)
  return found < 0 ? undefined : `${head}${found}${tail}`
}

function idsOf(api: Player['api'], collection: string) {
  const count = Number(api.GetValue(`${collection}._count`))
  return Array.from({ length: count || 0 }, (_, at) => api.GetValue(`${collection}.${at}.id`))
}

function compareIds(api: Player['api'], list: string) {
  const [wanted, found] = [list.split(',').sort(), idsOf(api, 'cmi.objectives').sort()]
  return String(wanted) === String(found) ? [] : [`objectives ${found}, not ${wanted}`]
}

type Test = (answer: string) => boolean

function expected({ name, element, answer: wanted }: AdlCall, learner: Player['learner']): Test {
  if (name === 'GeDi' || wanted === 'less255') return (answer) => answer.length < 255
  if (wanted === 'emptyCS') return (answer) => answer === ''
  if (name !== 'GET') return (answer) => same(wanted, answer)
  if (element === 'cmi.learner_name') return (answer) => answer === learner.name
  if (element === 'cmi.learner_id') return (answer) => answer === learner.id
  // Their order says nothing (RTE 3.1.1).
  if (element.endsWith('._children')) return (answer) => namesOf(answer) === namesOf(wanted)
  const [, id] = element.split('&')
  if (id !== undefined && element.endsWith('.id')) return (answer) => answer === id
  return (answer) => same(wanted, answer)
}

const namesOf = (list: string) => list.split(',').sort().join()

/** The suite takes any of the three words; here `unknown` alone may stand for the right one. */
const judgeValid = (what: string, wanted: Test, answer: string) =>
  wanted(answer) || answer === 'unknown' ? [] : [`${what} → ${answer}`]

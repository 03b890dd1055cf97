import {
  completedOf,
  forget,
  objectiveOf,
  primaryOf,
  progressOf,
  satisfiedOf,
  setValue,
  valueOf,
} from './sn_objectives.js'

/*
 * Between content and sequencing (RTE 4.2, SN 4.2.1.7): what an activity's data model begins with, and what of it
 * the engine takes over. Only what the content has set itself counts.
 */
const COMPLETION = { 'completed': true, 'incomplete': false, 'not attempted': false }
const SUCCESS = { passed: true, failed: false }
const number = (text) => (text === '' || text === undefined ? undefined : Number(text))

const FIELDS = [
  ['success_status', 'satisfied', (text) => SUCCESS[text]],
  ['completion_status', 'completed', (text) => COMPLETION[text]],
  ['progress_measure', 'progress', number],
  ['score.scaled', 'measure', number],
  ['score.raw', 'raw', number],
  ['score.min', 'min', number],
  ['score.max', 'max', number],
]

const at = (values, path) =>
  path.split('.').reduce((found, name) => (found === undefined ? found : found[name]), values)

/** @param touched the elements that the content has set */
export function take(tree, id, cmi, touched) {
  const node = tree.nodes.get(id)
  if (!node) return
  node.said = []
  const from = (values, objective, path) => {
    for (const [name, field, read] of FIELDS) {
      if (!touched.has(`${path}.${name}`)) continue
      const value = read(at(values, name))
      if (value === undefined) forget(tree, node, objective, field)
      else setValue(tree, node, objective, field, value)
      if (objective.isPrimary) node.said.push(field)
    }
  }
  for (const [index, values] of Object.entries(cmi.objectives || {})) {
    const objective = values.id && objectiveOf(node, values.id)
    if (objective) from(values, objective, `cmi.objectives.${index}`)
  }
  from(cmi, primaryOf(node), 'cmi')
}

const word = (value, yes, no) => (value === undefined ? undefined : value ? yes : no)
const text = (value) => (value === undefined ? undefined : String(value))
const present = (values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** Also what does not count may look at what is shared. */
function known(tree, found, objective) {
  const node = { ...found, tracked: true }
  const value = (name) => text(valueOf(tree, node, objective, name))
  const completed =
    valueOf(tree, node, objective, 'completed') ?? completedOf(tree, node, objective)
  const score = {
    scaled: value('measure'),
    raw: value('raw'),
    min: value('min'),
    max: value('max'),
  }
  return present({
    success_status: word(satisfiedOf(tree, node, objective), 'passed', 'failed'),
    completion_status: word(completed, 'completed', 'incomplete'),
    progress_measure: text(progressOf(tree, node, objective)),
    score: present(score),
  })
}

/** The data model that content finds, with what its objectives are known to be. */
export function furnish(tree, id, seed) {
  const node = tree.nodes.get(id)
  if (!node) return seed
  const list = Object.values(seed.objectives || {}).map((one) => ({ ...one }))
  for (const objective of node.objectives) {
    if (!objective.id) continue
    const values = known(tree, node, objective)
    const place = list.find((one) => one.id === objective.id)
    if (place) Object.assign(place, values, { score: { ...place.score, ...values.score } })
    else list.push({ id: objective.id, ...values })
  }
  const { score, success_status: success } = known(tree, node, primaryOf(node))
  return {
    ...present({ success_status: success }),
    ...seed,
    score: { ...score, ...seed.score },
    objectives: Object.fromEntries(list.map((one, place) => [place, one])),
  }
}

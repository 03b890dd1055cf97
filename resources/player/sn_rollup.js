import { pathUp } from './sn_tree.js'
import {
  completedOf,
  primaryOf,
  progressOf,
  readersOf,
  satisfiedOf,
  setValue,
  valueOf,
} from './sn_objectives.js'
import { conditionsOf, holds } from './sn_rules.js'

/* What the children come to, up to the root (RB.1.5 and what it uses). */
const REQUIRED = {
  satisfied: 'requiredForSatisfied',
  notSatisfied: 'requiredForNotSatisfied',
  completed: 'requiredForCompleted',
  incomplete: 'requiredForIncomplete',
}

const rule = (action, condition) => ({
  ...{ action, conditionCombination: 'any', consideration: 'all' },
  conditions: [{ condition }],
})
const USUAL_OBJECTIVE = [
  rule('notSatisfied', 'objectiveStatusKnown'),
  rule('satisfied', 'satisfied'),
]
const USUAL_PROGRESS = [rule('incomplete', 'activityProgressKnown'), rule('completed', 'completed')]

export function rollUp(tree, from) {
  climb(tree, from)
  // Others may know of what was shared just now; what they come to may be shared in turn.
  for (let turn = 0; turn < 20 && tree.written.size > 0; turn++) {
    const written = tree.written
    tree.written = new Set()
    for (const node of readersOf(tree, written)) climb(tree, node)
  }
}

function climb(tree, from) {
  for (const node of pathUp(from)) {
    if (node.kids.length === 0) continue
    measureOf(tree, node)
    progressMeasureOf(tree, node)
    objectiveOf(tree, node)
    completionOf(tree, node)
  }
}

/** The weighted mean; what is not known counts as nothing reached (RB.1.1). */
function mean(tree, node, weightOf, read) {
  let counted = 0
  let total = 0
  let isKnown = false
  for (const kid of node.kids) {
    const weight = weightOf(kid)
    if (!kid.tracked || !(weight > 0)) continue
    counted += weight
    const value = read(kid)
    if (value === undefined) continue
    isKnown = true
    total += weight * value
  }
  return isKnown && counted > 0 ? total / counted : undefined
}

function measureOf(tree, node) {
  const weightOf = ({ controls: { objectiveMeasureWeight = 1 } }) => objectiveMeasureWeight
  const value = mean(tree, node, weightOf, (kid) =>
    valueOf(tree, kid, primaryOf(kid), 'measure', true)
  )
  setValue(tree, node, primaryOf(node), 'measure', value)
}

function progressMeasureOf(tree, node) {
  const weightOf = ({ def }) => (def.completionThreshold || {}).progressWeight ?? 1
  const value = mean(tree, node, weightOf, (kid) => progressOf(tree, kid, primaryOf(kid), true))
  setValue(tree, node, primaryOf(node), 'progress', value)
}

function objectiveOf(tree, node) {
  const primary = primaryOf(node)
  if (primary.def.satisfiedByMeasure) return
  const result = judge(tree, node, ['notSatisfied', 'satisfied'], USUAL_OBJECTIVE)
  if (result) setValue(tree, node, primary, 'satisfied', result === 'satisfied')
}

function completionOf(tree, node) {
  if ((node.def.completionThreshold || {}).completedByMeasure) return
  const result = judge(tree, node, ['incomplete', 'completed'], USUAL_PROGRESS)
  if (result) setValue(tree, node, primaryOf(node), 'completed', result === 'completed')
}

/** The good one of the two wins where rules for both hold. */
function judge(tree, node, actions, usual) {
  const own = ((node.def.rollupRules || {}).rules || []).filter(({ action }) =>
    actions.includes(action)
  )
  const rules = own.length > 0 ? own : usual
  const holding = rules.filter((one) => ruleHolds(tree, node, one)).map(({ action }) => action)
  return holding.includes(actions[1]) ? actions[1] : holding[0]
}

function ruleHolds(tree, node, one) {
  const kids = node.kids.filter((kid) => counts(tree, kid, one.action))
  const answers = kids.map((kid) => conditionsOf(tree, kid, one, true))
  const yes = answers.filter((answer) => answer === true).length
  const isBlank = answers.every((answer) => answer === undefined)
  switch (one.consideration) {
    case 'any':
      return yes > 0
    case 'none':
      return answers.every((answer) => answer === false)
    case 'atLeastCount':
      return !isBlank && yes >= (one.minimumCount || 0)
    case 'atLeastPercent':
      return !isBlank && yes >= Math.floor(((one.minimumPercent || 0) / 100) * kids.length + 0.5)
    default:
      return yes === answers.length && !(answers.length > 0 && isBlank)
  }
}

/** Check Child for Rollup Subprocess (RB.1.4.2). */
function counts(tree, kid, action) {
  if (!kid.tracked) return false
  const isObjective = action === 'satisfied' || action === 'notSatisfied'
  const { rollupObjectiveSatisfied, rollupProgressCompletion } = kid.controls
  if ((isObjective ? rollupObjectiveSatisfied : rollupProgressCompletion) === false) return false
  const when = (kid.def.rollupConsiderations || {})[REQUIRED[action]] || 'always'
  if (when === 'ifNotSuspended') return !(kid.attempts > 0 && kid.suspended)
  if (when === 'ifAttempted') return kid.attempts > 0
  if (when === 'ifNotSkipped') return !holds(tree, kid, 'skip')
  return true
}

/**
 * How the whole stands, for the record. What scripted content has left without a word opens doors, as the standard
 * says, but nobody is recorded as having completed or passed a course by it.
 * @param isScripted whether an activity is one that could have spoken
 */
export function sumOf(tree, isScripted) {
  const { root } = tree
  const [completed, satisfied] = [completedOf(tree, root), satisfiedOf(tree, root, primaryOf(root))]
  const measure = valueOf(tree, root, primaryOf(root), 'measure')
  const isSilent = [...tree.nodes.values()].some((one) => one.silent && isScripted(one.id))
  const word = (value, yes, no) => (value === undefined ? 'unknown' : value ? yes : no)
  return {
    completion: word(completed, isSilent ? 'incomplete' : 'completed', 'incomplete'),
    success: word(satisfied, isSilent ? 'unknown' : 'passed', 'failed'),
    scaled: measure === undefined ? null : measure,
  }
}

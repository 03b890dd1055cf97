import { completedOf, objectiveOf, satisfiedOf, valueOf } from './sn_objectives.js'

/*
 * Conditions of sequencing and rollup rules (UP.2, UP.2.1). A condition is true, false, or `undefined` where what it
 * asks about is unknown; "not" leaves the unknown as it is.
 */
export function conditionOf(tree, node, { condition, referencedObjective, parameters }, isRollup) {
  const objective = objectiveOf(node, referencedObjective)
  if (!objective) return undefined
  const measure = () => valueOf(tree, node, objective, 'measure', isRollup)
  const compare = (test) => (measure() === undefined ? undefined : test(measure()))
  const threshold = (parameters && parameters.threshold) || 0
  switch (condition) {
    case 'always':
      return true
    case 'satisfied':
      return satisfiedOf(tree, node, objective, isRollup)
    case 'objectiveStatusKnown':
      return satisfiedOf(tree, node, objective, isRollup) !== undefined
    case 'objectiveMeasureKnown':
      return measure() !== undefined
    case 'objectiveMeasureGreaterThan':
      return compare((value) => value > threshold)
    case 'objectiveMeasureLessThan':
      return compare((value) => value < threshold)
    case 'completed':
      return completedOf(tree, node, objective, isRollup)
    case 'activityProgressKnown':
      return completedOf(tree, node, objective, isRollup) !== undefined
    case 'attempted':
      return node.attempts > 0
    case 'attemptLimitExceeded':
      return node.def.attemptLimit === undefined
        ? undefined
        : node.attempts >= node.def.attemptLimit
    default:
      return false
  }
}

/** True, false or unknown: all of the conditions, or any. */
export function conditionsOf(tree, node, { conditions, conditionCombination }, isRollup = false) {
  const answers = conditions.map((one) => {
    const answer = conditionOf(tree, node, one, isRollup)
    return answer === undefined || one.operator !== 'not' ? answer : !answer
  })
  if (answers.length === 0) return undefined
  if (conditionCombination === 'any') {
    if (answers.includes(true)) return true
    return answers.includes(undefined) ? undefined : false
  }
  return answers.every((one) => one === true) || answers.find((one) => one !== true)
}

/** The action of the first rule that holds, of those with one of these actions. */
export function actionOf(tree, node, rules, actions) {
  const found = rules.find(
    (rule) => actions.includes(rule.action) && conditionsOf(tree, node, rule) === true
  )
  return found && found.action
}

export const holds = (tree, node, action) =>
  actionOf(tree, node, node.rules.preConditionRules, [action]) !== undefined

/** Check Activity Process (UP.5): true where it may not be entered. */
export function isClosed(tree, node) {
  if (holds(tree, node, 'disabled')) return true
  const { attemptLimit } = node.def
  if (!node.tracked || node.active || node.suspended || attemptLimit === undefined) return false
  return node.attempts >= attemptLimit
}

import { commonAncestor, pathUp } from './sn_tree.js'
import { completedOf, primaryOf, satisfiedOf, setValue } from './sn_objectives.js'
import { actionOf } from './sn_rules.js'
import { rollUp } from './sn_rollup.js'
import { shuffle } from './sn_shuffle.js'

const AFTER = ['exitParent', 'exitAll', 'retry', 'retryAll', 'continue', 'previous']

/** End Attempt Process (UP.4). */
export function endAttempt(tree, node) {
  if (node.all.length > 0) {
    node.suspended = node.kids.some(({ suspended }) => suspended)
    if (!node.suspended) shuffle(node, 'onEachNewAttempt')
  } else if (node.tracked && !node.suspended) {
    complete(tree, node)
  }
  node.active = false
  rollUp(tree, node)
}

/** What content has ended without a word about is complete, unless the manifest leaves that to the content. */
function complete(tree, node) {
  const { completionSetByContent, objectiveSetByContent } = node.def.deliveryControls || {}
  const primary = primaryOf(node)
  const { said = [] } = node
  if (!completionSetByContent && !said.includes('completed')) {
    const isKnown = completedOf(tree, node, primary) !== undefined
    if (!isKnown) setValue(tree, node, primary, 'completed', true)
    if (!isKnown && said.length === 0) node.silent = true
  }
  if (!objectiveSetByContent && !said.includes('satisfied')) {
    if (satisfiedOf(tree, node, primary) === undefined) {
      setValue(tree, node, primary, 'satisfied', true)
    }
  }
}

/** Terminate Descendent Attempts Process (UP.3). */
export function endBelow(tree, node) {
  if (!tree.current) return
  const common = commonAncestor(tree.current, node)
  for (const one of pathUp(tree.current)) {
    if (one === common) break
    if (one !== tree.current) endAttempt(tree, one)
  }
}

/** Termination Request Process (TB.2.3): the sequencing request that follows from the rules, if any. */
export function terminate(tree, request) {
  const { current, root } = tree
  if (request === 'exit') return exit(tree)
  if (request === 'exitAll') return exitAll(tree, undefined)
  if (request === 'abandon') current.active = false
  if (request === 'abandonAll') for (const one of pathUp(current)) one.active = false
  if (request === 'suspendAll') {
    if (current.active || current.suspended) {
      rollUp(tree, current)
      tree.suspended = current
    } else if (current !== root) tree.suspended = current.parent
    for (const one of pathUp(tree.suspended || current)) {
      one.active = false
      one.suspended = true
    }
  }
  if (request !== 'abandon') tree.current = root
  return undefined
}

function exit(tree) {
  endAttempt(tree, tree.current)
  leaveByRules(tree)
  for (;;) {
    const { current, root } = tree
    const after = current.suspended
      ? undefined
      : actionOf(tree, current, current.rules.postConditionRules, AFTER)
    if (after === 'exitAll') return exitAll(tree, undefined)
    if (after === 'retryAll') return exitAll(tree, 'retry')
    if (after === 'exitParent' && current !== root) {
      tree.current = current.parent
      endAttempt(tree, tree.current)
      continue
    }
    if (current === root && after !== 'retry') return 'exit'
    return after === 'exitParent' ? undefined : after
  }
}

/** Sequencing Exit Action Rules Subprocess (TB.2.1). */
function leaveByRules(tree) {
  const above = pathUp(tree.current).slice(1).reverse()
  const left = above.find((one) => actionOf(tree, one, one.rules.exitConditionRules, ['exit']))
  if (!left) return
  endBelow(tree, left)
  tree.current = left
  endAttempt(tree, left)
}

function exitAll(tree, request) {
  if (tree.current.active) endAttempt(tree, tree.current)
  endBelow(tree, tree.root)
  if (tree.current !== tree.root || tree.root.active) endAttempt(tree, tree.root)
  tree.current = tree.root
  return request || 'exit'
}

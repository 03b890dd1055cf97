import { commonAncestor, orderOf, pathUp } from './sn_tree.js'
import { holds } from './sn_rules.js'
import { flow } from './sn_flow.js'
import { endAttempt, endBelow } from './sn_terminate.js'

/** Choice Navigation Request (NB.2.1, 11): whether the wish is one at all. */
export function mayAskFor(tree, target) {
  const { current } = tree
  if (!target || (target.parent && !target.parent.controls.choice)) return false
  if (!current) return true
  const common = commonAncestor(current, target)
  for (const one of pathUp(current)) {
    if (one === common) break
    if (one.active && one.controls.choiceExit === false) return false
  }
  return true
}

/** Choice Sequencing Request Process (SB.2.9). */
export function choose(tree, target) {
  const { current, root } = tree
  for (const one of pathUp(target)) {
    if (one.parent && !one.parent.kids.includes(one)) return {}
    if (holds(tree, one, 'hiddenFromChoice')) return {}
  }
  if (target.parent && !target.parent.controls.choice) return {}
  const common = current ? commonAncestor(current, target) : root
  if (!mayReach(tree, target, common)) return {}
  if (target.all.length === 0) return { deliver: target }
  const found = flow(tree, target, 'forward', true)
  if (found.deliver || tree.isTrial) return found
  endBelow(tree, common)
  endAttempt(tree, common)
  tree.current = target
  return {}
}

function mayReach(tree, target, common) {
  const { current } = tree
  const order = orderOf(tree)
  const isAhead = (one) => order.get(target) > order.get(one)
  if (current === target) return true
  if (current && current.parent === target.parent) {
    const { kids } = current.parent
    const [from, to] = [kids.indexOf(current), kids.indexOf(target)]
    const passed = from < to ? kids.slice(from, to) : kids.slice(to + 1, from + 1)
    return passed.every((one) => mayPass(tree, one, from < to))
  }
  if (!current || current === common) return mayEnter(tree, target, common, true)
  const left = pathUp(current).slice(0, pathUp(current).indexOf(common))
  if (left.some(({ controls }) => controls.choiceExit === false)) return false
  if (target === common) return true
  // What is said of a leaf constrains nothing: there is nothing in it to be kept to.
  const constrained = left.find(({ all, controls }) => all.length > 0 && controls.constrainChoice)
  if (constrained && !isNear(order, constrained, target)) return false
  return mayEnter(tree, target, common, isAhead(current))
}

/** Choice Activity Traversal Subprocess (SB.2.4). */
function mayPass(tree, node, isForward) {
  if (isForward) return !holds(tree, node, 'stopForwardTraversal')
  return Boolean(node.parent) && !node.parent.controls.forwardOnly
}

function mayEnter(tree, target, common, isForward) {
  const up = pathUp(target)
  const path = up.slice(1, up.indexOf(common) + 1).reverse()
  return path.every((one) => {
    if (isForward && !mayPass(tree, one, true)) return false
    return one.active || one === common || !one.controls.preventActivation
  })
}

/** Only the next one on either side of a constrained activity, and what is in them (SB.2.9.1). */
function isNear(order, constrained, target) {
  const isForward = order.get(target) > order.get(constrained)
  const next = nextBeside(constrained, isForward ? 1 : -1)
  return [constrained, next].some((one) => pathUp(target).includes(one))
}

function nextBeside(node, by) {
  if (!node.parent) return node
  const { kids } = node.parent
  return kids[kids.indexOf(node) + by] || nextBeside(node.parent, by)
}

import { holds, isClosed } from './sn_rules.js'

/*
 * Moving through the tree (SB.2.1 to SB.2.3). What cannot be delivered is `{}`; `{ over: true }` is the end of the
 * course.
 */
const isFirst = (node) => node.parent.kids[0] === node
const isLast = (node) => node.parent.kids.at(-1) === node
const beside = (node, by) => node.parent.kids[node.parent.kids.indexOf(node) + by]

const isEnd = (node) => !node.parent || (isLast(node) && isEnd(node.parent))

function step(node, direction, entersChildren, before) {
  let isReversed = false
  if (before === 'backward' && node.parent && isLast(node)) {
    node = node.parent.kids[0]
    direction = 'backward'
    isReversed = true
  }
  const passes = node.kids.length === 0 || !entersChildren
  if (direction === 'forward') {
    if (passes && isEnd(node)) return { over: true }
    if (!passes) return { node: node.kids[0], direction }
    if (isLast(node)) return step(node.parent, 'forward', false)
    return { node: beside(node, 1), direction }
  }
  if (!node.parent) return {}
  if (!passes) {
    return node.controls.forwardOnly
      ? { node: node.kids[0], direction: 'forward' }
      : { node: node.kids.at(-1), direction }
  }
  if (!isReversed && node.parent.controls.forwardOnly) return {}
  if (isFirst(node)) return step(node.parent, 'backward', false)
  return { node: beside(node, -1), direction }
}

function consider(tree, node, direction, before) {
  if (!node.parent) return {}
  // Here the learner chooses: nothing is delivered, but what plays may be left for it.
  if (!node.parent.controls.flow) return { waits: true }
  if (holds(tree, node, 'skip')) {
    const next = step(node, direction, false, before)
    if (!next.node) return next
    const turned = before === 'backward' && next.direction === 'backward'
    return consider(tree, next.node, turned ? 'backward' : direction, turned ? undefined : before)
  }
  if (isClosed(tree, node)) return {}
  if (node.all.length === 0) return { deliver: node }
  const next = step(node, direction, true)
  if (!next.node) return next
  return direction === 'backward' && next.direction === 'forward'
    ? consider(tree, next.node, 'forward', 'backward')
    : consider(tree, next.node, direction)
}

/** Flow Subprocess (SB.2.3). */
export function flow(tree, from, direction, entersChildren) {
  const next = step(from, direction, entersChildren)
  return next.node ? consider(tree, next.node, next.direction) : next
}

import { commonAncestor, keep, pathUp, plantTree, renew, revive } from './sn_tree.js'
import { holds, isClosed } from './sn_rules.js'
import { sumOf, rollUp } from './sn_rollup.js'
import { endAttempt, endBelow, terminate } from './sn_terminate.js'
import { flow } from './sn_flow.js'
import { choose, mayAskFor } from './sn_choice.js'
import { shuffle } from './sn_shuffle.js'

/*
 * Overall Sequencing Process (OP.1) of SCORM 2004, 4th edition: a navigation request ends what plays, the rules
 * decide what comes next, and that is delivered or the session is over. Where `isShared` is false the shared
 * objectives last as long as an attempt at the whole (`objectivesGlobalToSystem`).
 */
export function openEngine(settings, { isShared = true } = {}) {
  const tree = plantTree(settings)
  tree.isShared = isShared
  for (const node of tree.nodes.values()) {
    shuffle(node, 'once')
    shuffle(node, 'onEachNewAttempt')
  }
  return {
    tree,
    state: () => JSON.stringify(keep(tree)),
    restore(text) {
      const kept = JSON.parse(text)
      if (kept.version === 1) revive(tree, kept)
    },
    sum: (isScripted) => sumOf(tree, isScripted),
    rollUp: () => tree.current && rollUp(tree, tree.current),
    /** @returns `{ valid, deliver?, over? }`: the activity to show, or that the session is over */
    request: (name, id) => request(tree, name, id),
    /** @param asked pairs of a request and its target @returns whether each would be followed */
    wouldTake: (asked) => tryOut(tree, asked),
    /** The activities that the table of contents must not show now, with what is in them. */
    hidden: () => hiddenIn(tree, tree.root),
  }
}

const hiddenIn = (tree, node, isInside = false) => {
  const isHidden = isInside || holds(tree, node, 'hiddenFromChoice')
  return [
    ...(isHidden ? [node.id] : []),
    ...node.all.flatMap((kid) => hiddenIn(tree, kid, isHidden)),
  ]
}

const SEQUENCING = {
  start: 'start',
  resumeAll: 'resumeAll',
  continue: 'continue',
  previous: 'previous',
  choice: 'choice',
  jump: 'jump',
}
const ENDING = { exitAll: 'exitAll', suspendAll: 'suspendAll', abandonAll: 'abandonAll' }

/** Navigation Request Process (NB.2.1). */
function isValid(tree, name, target) {
  const { current, suspended } = tree
  const flows = current && current.parent && current.parent.controls.flow
  switch (name) {
    case 'start':
      return !current
    case 'resumeAll':
      return !current && Boolean(suspended)
    case 'continue':
      return Boolean(flows)
    case 'previous':
      return Boolean(flows) && !current.parent.controls.forwardOnly
    case 'choice':
      return mayAskFor(tree, target)
    case 'jump':
      return Boolean(target && target.parent && target.parent.kids.includes(target))
    case 'exit':
    case 'abandon':
      return Boolean(current && current.active)
    default:
      return Boolean(current) && name in ENDING
  }
}

function request(tree, name, id) {
  const target = id === undefined ? undefined : tree.nodes.get(id)
  if (!isValid(tree, name, target)) return { valid: false }
  let next = SEQUENCING[name] || 'exit'
  const { current } = tree
  const ending = ENDING[name] || (name === 'abandon' ? name : current && current.active && 'exit')
  if (ending) next = terminate(tree, ending) || next
  const found = sequence(tree, next, target)
  if (found.over) {
    tree.current = null
    return { valid: true, over: true }
  }
  if (!found.deliver) return { valid: Boolean(ending) }
  if (!mayDeliver(tree, found.deliver)) return { valid: Boolean(ending) }
  deliver(tree, found.deliver)
  return { valid: true, deliver: found.deliver.id }
}

/** Sequencing Request Process (SB.2.12). */
function sequence(tree, name, target) {
  const { current, root, suspended } = tree
  const end = (found) => {
    if (found.over && !tree.isTrial) closeAll(tree)
    return found
  }
  switch (name) {
    case 'start':
      return root.all.length === 0 ? { deliver: root } : end(flow(tree, root, 'forward', true))
    case 'resumeAll':
      return { deliver: suspended }
    case 'continue':
    case 'previous': {
      if (current.parent && !current.parent.controls.flow) return {}
      return end(flow(tree, current, name === 'continue' ? 'forward' : 'backward', false))
    }
    case 'retry':
      if (current.active || current.suspended) return {}
      if (current === root && !tree.isShared && !tree.isTrial) tree.globals = {}
      return current.all.length === 0
        ? { deliver: current }
        : end(flow(tree, current, 'forward', true))
    case 'choice':
      return choose(tree, target)
    case 'jump':
      return { deliver: target }
    default:
      return current === root && !current.active ? { over: true } : {}
  }
}

/** Past the last activity: everything that is open ends (SB.2.1, 3.1). */
function closeAll(tree) {
  endBelow(tree, tree.root)
  if (tree.root.active) endAttempt(tree, tree.root)
}

/** Delivery Request Process (DB.1.1). */
const mayDeliver = (tree, node) =>
  node.all.length === 0 && !pathUp(node).some((one) => isClosed(tree, one))

/** Content Delivery Environment Process (DB.2). */
function deliver(tree, node) {
  if (tree.suspended) clearSuspended(tree, node)
  endBelow(tree, node)
  if (tree.current && tree.current !== node && tree.current.active) {
    const common = commonAncestor(tree.current, node)
    if (common !== tree.current) endAttempt(tree, tree.current)
  }
  for (const one of pathUp(node).reverse()) {
    if (one.active) continue
    if (one.suspended) one.suspended = false
    else {
      one.attempts += one.tracked ? 1 : 0
      one.silent = false
      renew(one)
      if (!one.parent && !tree.isShared) tree.globals = {}
    }
    one.active = true
  }
  tree.current = node
  tree.suspended = null
}

/** Clear Suspended Activity Subprocess (DB.2.1). */
function clearSuspended(tree, node) {
  if (tree.suspended !== node) {
    const common = commonAncestor(tree.suspended, node)
    for (const one of pathUp(tree.suspended)) {
      if (one === common) break
      one.suspended = one.kids.some(({ suspended }) => suspended)
    }
  }
  tree.suspended = null
}

/** Which of these requests would lead somewhere, with what plays now taken as ended; nothing is changed by asking. */
function tryOut(tree, asked) {
  const before = keep(tree)
  const isAllowed = asked.map(([name, id]) => isValid(tree, name, tree.nodes.get(id)))
  if (tree.current && tree.current.active) endAttempt(tree, tree.current)
  tree.isTrial = true
  const answers = asked.map(([name, id], at) => {
    if (!isAllowed[at]) return false
    const found = sequence(tree, SEQUENCING[name] || 'exit', tree.nodes.get(id))
    if (name === 'continue' && found.waits) return true
    return Boolean(found.over || (found.deliver && mayDeliver(tree, found.deliver)))
  })
  tree.isTrial = false
  revive(tree, before)
  return answers
}

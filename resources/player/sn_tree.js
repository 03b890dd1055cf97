/*
 * The activity tree (SCORM 2004 SN 4, tracking model): what the manifest says of each activity, and what is known of
 * it so far. `undefined` is unknown.
 */
const fresh = () => ({ completed: undefined, progress: undefined })

const objectiveState = () => ({
  ...{ satisfied: undefined, measure: undefined, raw: undefined, min: undefined, max: undefined },
  ...{ completed: undefined, progress: undefined },
})

/** Manifests write the blanks of an identifier in several ways (`obj%201`). */
export function plainId(id) {
  try {
    return decodeURIComponent(id).replace(/\s+/g, ' ').trim()
  } catch {
    return id.trim()
  }
}

function objectivesOf(def) {
  const { primaryObjective, objectives = [] } = def
  const primary = primaryObjective || { objectiveID: '' }
  return [primary, ...objectives].map((one, at) => ({
    def: {
      minNormalizedMeasure: 1,
      ...one,
      mapInfo: (one.mapInfo || []).map((map) => ({
        ...map,
        targetObjectiveID: plainId(map.targetObjectiveID),
      })),
    },
    id: plainId(one.objectiveID || ''),
    isPrimary: at === 0,
    ...objectiveState(),
  }))
}

/** @param settings the activity tree as `app/runtime/scorm/read_sequencing` gives it */
export function plantTree(settings) {
  const nodes = new Map()
  const plant = (def, parent) => {
    const rules = { preConditionRules: [], exitConditionRules: [], postConditionRules: [] }
    const node = {
      ...{ id: def.id, def, parent, ...fresh(), attempts: 0, active: false, suspended: false },
      ...{ controls: def.sequencingControls || {}, staleObjective: false, staleProgress: false },
      rules: { ...rules, ...def.sequencingRules },
      tracked: !def.deliveryControls || def.deliveryControls.tracked !== false,
      objectives: objectivesOf(def),
    }
    nodes.set(node.id, node)
    node.all = (def.children || []).map((one) => plant(one, node))
    node.kids = node.all
    return node
  }
  const root = plant(settings, null)
  return { root, nodes, current: null, suspended: null, globals: {}, data: {}, written: new Set() }
}

/** What was known is let go: another attempt begins (SN 4.2.1). */
export function renew(node) {
  Object.assign(node, fresh(), { staleObjective: false, staleProgress: false, seconds: undefined })
  for (const one of node.objectives) Object.assign(one, objectiveState())
  for (const kid of node.all) grow(kid, node.controls)
}

/** In another attempt of a cluster, what its children did in earlier ones does not count (SN 3.2.5, 3.2.6). */
function grow(node, controls) {
  if (controls.useCurrentAttemptObjectiveInfo !== false) node.staleObjective = true
  if (controls.useCurrentAttemptProgressInfo !== false) node.staleProgress = true
  for (const kid of node.all) grow(kid, node.controls)
}

const KEPT = ['completed', 'progress', 'attempts', 'active', 'suspended', 'silent', 'seconds']
const MARKS = ['staleObjective', 'staleProgress']
const OBJECTIVE = Object.keys(objectiveState())

const pick = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]))

/** Everything that is known, as plain values; `revive` puts it back. */
export function keep({ nodes, current, suspended, globals, data }) {
  const states = [...nodes.values()].map((node) => [
    node.id,
    {
      ...pick(node, [...KEPT, ...MARKS]),
      kids: node.kids === node.all ? undefined : node.kids.map(({ id }) => id),
      objectives: node.objectives.map((one) => pick(one, OBJECTIVE)),
    },
  ])
  const idOf = (node) => (node ? node.id : null)
  return {
    ...{ version: 1, current: idOf(current), suspended: idOf(suspended) },
    ...{ data, globals: structuredClone(globals), nodes: Object.fromEntries(states) },
  }
}

export function revive(tree, kept) {
  for (const [id, { kids, objectives, ...state }] of Object.entries(kept.nodes)) {
    const node = tree.nodes.get(id)
    if (!node) continue
    Object.assign(node, pick({}, [...KEPT, ...MARKS]), state)
    node.kids = kids ? kids.map((one) => tree.nodes.get(one)).filter(Boolean) : node.all
    node.objectives.forEach((one, at) =>
      Object.assign(one, pick({}, OBJECTIVE), objectives[at] || {})
    )
  }
  tree.current = tree.nodes.get(kept.current) || null
  tree.suspended = tree.nodes.get(kept.suspended) || null
  tree.globals = structuredClone(kept.globals)
  tree.data = kept.data || {}
}

/** From an activity up to the root, both included. */
export function pathUp(node) {
  const path = []
  for (let one = node; one; one = one.parent) path.push(one)
  return path
}

export function commonAncestor(one, other) {
  const above = new Set(pathUp(one))
  return pathUp(other).find((node) => above.has(node))
}

/** Where in the order of the tree, counting only what is available. */
export function orderOf(tree) {
  const order = new Map()
  const walk = (node) => {
    order.set(node, order.size)
    node.kids.forEach(walk)
  }
  walk(tree.root)
  return order
}

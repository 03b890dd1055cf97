import { plainId } from './sn_tree.js'

/*
 * What is known of an activity, with what its objectives read from and write to the shared ones (SN 3.10, 4.2.1).
 * A shared value that may be read and is known stands before the activity's own. Of satisfaction and measure it is
 * the only one: where the shared objective knows nothing, nothing is known (what the fourth edition added is kept
 * beside).
 */
const ALONE = new Set(['satisfied', 'measure'])
const READ = {
  satisfied: 'readSatisfiedStatus',
  measure: 'readNormalizedMeasure',
  raw: 'readRawScore',
  min: 'readMinScore',
  max: 'readMaxScore',
  completed: 'readCompletionStatus',
  progress: 'readProgressMeasure',
}
const WRITE = Object.fromEntries(
  Object.entries(READ).map(([name, flag]) => [name, flag.replace('read', 'write')])
)

export const primaryOf = (node) => node.objectives[0]

export const objectiveOf = (node, id) =>
  id ? node.objectives.find((one) => one.id === plainId(id)) : primaryOf(node)

/** The activities whose knowledge depends on one of these shared objectives. */
export const readersOf = (tree, ids) =>
  [...tree.nodes.values()].filter(({ objectives }) =>
    objectives.some(({ def }) =>
      def.mapInfo.some(
        (map) => ids.has(map.targetObjectiveID) && Object.values(READ).some((flag) => map[flag])
      )
    )
  )

const readFrom = (objective, name) => objective.def.mapInfo.find((one) => one[READ[name]])

function shared({ globals }, objective, name) {
  const map = readFrom(objective, name)
  return map && (globals[map.targetObjectiveID] || {})[name]
}

function share(tree, objective, name, value) {
  if (value === undefined) return
  for (const map of objective.def.mapInfo) {
    if (!map[WRITE[name]]) continue
    const id = map.targetObjectiveID
    if ((tree.globals[id] || {})[name] === value) continue
    tree.globals[id] = { ...tree.globals[id], [name]: value }
    tree.written.add(id)
  }
}

/** A plain value of an objective: `measure`, `raw`, `min`, `max`. */
export function valueOf(tree, node, objective, name, isRollup = false) {
  if (!node.tracked) return undefined
  const value = shared(tree, objective, name)
  if (value !== undefined || (ALONE.has(name) && readFrom(objective, name))) return value
  return isRollup && node.staleObjective ? undefined : objective[name]
}

export function satisfiedOf(tree, node, objective, isRollup = false) {
  if (!node.tracked) return undefined
  const { satisfiedByMeasure, minNormalizedMeasure } = objective.def
  if (!satisfiedByMeasure) return valueOf(tree, node, objective, 'satisfied', isRollup)
  const { measureSatisfactionIfActive } = node.def.rollupConsiderations || {}
  if (node.active && measureSatisfactionIfActive === false) return undefined
  const measure = valueOf(tree, node, objective, 'measure', isRollup)
  return measure === undefined ? undefined : measure >= minNormalizedMeasure
}

export function progressOf(tree, node, objective = primaryOf(node), isRollup = false) {
  if (!node.tracked) return undefined
  const value = shared(tree, objective, 'progress')
  if (value !== undefined) return value
  if (isRollup && node.staleProgress) return undefined
  return objective.isPrimary ? node.progress : objective.progress
}

export function completedOf(tree, node, objective = primaryOf(node), isRollup = false) {
  if (!node.tracked) return undefined
  const { completedByMeasure, minProgressMeasure = 1 } = node.def.completionThreshold || {}
  if (objective.isPrimary && completedByMeasure) {
    const progress = progressOf(tree, node, objective, isRollup)
    return progress === undefined ? undefined : progress >= minProgressMeasure
  }
  const value = shared(tree, objective, 'completed')
  if (value !== undefined) return value
  if (isRollup && node.staleProgress) return undefined
  return objective.isPrimary ? node.completed : objective.completed
}

/** What the content says is unknown is unknown to those it is shared with, too. */
export function forget(tree, node, objective, name) {
  setValue(tree, node, objective, name, undefined)
  for (const map of objective.def.mapInfo) {
    const values = tree.globals[map.targetObjectiveID]
    if (!node.tracked || !map[WRITE[name]] || !values) continue
    tree.globals[map.targetObjectiveID] = { ...values, [name]: undefined }
    tree.written.add(map.targetObjectiveID)
  }
}

/** Sets one value of an objective and passes it on to what it shares. */
export function setValue(tree, node, objective, name, value) {
  if (!node.tracked) return
  const isProgress = name === 'completed' || name === 'progress'
  if (isProgress && objective.isPrimary) node[name] = value
  else objective[name] = value
  if (isProgress) node.staleProgress = false
  else node.staleObjective = false
  const { satisfiedByMeasure, minNormalizedMeasure } = objective.def
  const { completedByMeasure, minProgressMeasure = 1 } = node.def.completionThreshold || {}
  const judgesProgress = objective.isPrimary && completedByMeasure
  // Where the measure decides, a status of its own counts for nothing.
  if (name === 'satisfied' && satisfiedByMeasure) return
  if (name === 'completed' && judgesProgress) return
  share(tree, objective, name, value)
  if (value === undefined) return
  if (name === 'measure' && satisfiedByMeasure) {
    share(tree, objective, 'satisfied', value >= minNormalizedMeasure)
  }
  if (name === 'progress' && judgesProgress) {
    share(tree, objective, 'completed', value >= minProgressMeasure)
  }
}

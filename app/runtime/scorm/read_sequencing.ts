import { attribute, child, children, textOf, type Element } from '#shared/archive/read_xml'
import { objectivesIn, objectivesOf } from '#runtime/scorm/read_objectives'
import { rollupOf, rulesOf } from '#runtime/scorm/read_rules'
import { flag, flags, number } from '#runtime/scorm/sequencing_values'
import type { ActivitySettings } from '#runtime/scorm/sequencing_types'
import type { ScormItem, SequencingTree } from '#runtime/types'

const UI = ['previous', 'continue', 'exit', 'exitAll', 'abandon', 'abandonAll', 'suspendAll']

/**
 * The activity tree of SCORM 2004 (SN 3): the sequencing of the organization and of each item, with the shared
 * collections (`IDRef`) resolved as SN 2.1.2 says: what stands at the item wins over what is shared.
 */
export function readSequencing(
  manifest: Element,
  organization: Element,
  items: ScormItem[]
): SequencingTree {
  const shared = new Map(
    children(child(manifest, 'sequencingCollection'), 'sequencing').map((one) => [
      attribute(one, 'ID') ?? '',
      one,
    ])
  )
  const activity = (
    element: Element,
    item: Pick<ScormItem, 'id' | 'title' | 'visible' | 'children' | 'launch'>
  ): ActivitySettings => {
    const said = child(element, 'sequencing')
    const common = shared.get(attribute(said, 'IDRef') ?? '')
    const own = { ...common, ...said }
    const parts = children(element, 'item')
    return {
      ...{ id: item.id, title: item.title, isVisible: item.visible },
      children: item.children.map((one, at) => activity(parts[at] ?? {}, one)),
      ...settingsOf(own),
      ...objectivesOf(objectivesIn(said, common)),
      ...completionOf(element),
      ...presentationOf(element),
      ...sharedData(element),
    }
  }
  const id = attribute(organization, 'identifier') || 'organization'
  const title = textOf(organization, 'title') ?? id
  return { activityTree: activity(organization, { id, title, visible: true, children: items }) }
}

function settingsOf(own: Element): Partial<ActivitySettings> {
  const control = child(own, 'controlMode')
  const random = child(own, 'randomizationControls')
  const limits = child(own, 'limitConditions')
  const considered = child(own, 'constrainedChoiceConsiderations')
  const delivery = child(own, 'deliveryControls')
  const rollup = child(own, 'rollupRules')
  return {
    sequencingControls: {
      // The defaults of the schema; those of the engine differ.
      ...{ choice: true, choiceExit: true, flow: false, forwardOnly: false },
      ...flags(control, ['choice', 'choiceExit', 'flow', 'forwardOnly']),
      ...flags(control, ['useCurrentAttemptObjectiveInfo', 'useCurrentAttemptProgressInfo']),
      ...flags(considered, ['preventActivation']),
      ...named('constrainChoice', flag(considered, 'constrainChoice')),
      ...flags(rollup, ['rollupObjectiveSatisfied', 'rollupProgressCompletion']),
      ...named('objectiveMeasureWeight', number(rollup, 'objectiveMeasureWeight')),
      ...named('randomizationTiming', timing(random, 'randomizationTiming')),
      ...named('selectionTiming', timing(random, 'selectionTiming')),
      ...named('selectCount', number(random, 'selectCount')),
      ...named('randomizeChildren', flag(random, 'reorderChildren')),
    },
    // Of the limits SCORM uses this one alone for sequencing (SN 3.5); the time allowed is told to the content.
    ...named('attemptLimit', number(limits, 'attemptLimit')),
    deliveryControls: flags(delivery, [
      'tracked',
      'completionSetByContent',
      'objectiveSetByContent',
    ]),
    sequencingRules: rulesOf(child(own, 'sequencingRules')),
    rollupRules: rollupOf(rollup),
    ...considerationsOf(child(own, 'rollupConsiderations')),
  }
}

function considerationsOf(element: Element | undefined): Partial<ActivitySettings> {
  if (!element) return {}
  const names = [
    'requiredForSatisfied',
    'requiredForNotSatisfied',
    'requiredForCompleted',
    'requiredForIncomplete',
  ]
  const required = names
    .map((name) => [name, attribute(element, name)])
    .filter(([, value]) => value)
  return {
    rollupConsiderations: {
      ...Object.fromEntries(required),
      ...flags(element, ['measureSatisfactionIfActive']),
    },
  }
}

function completionOf(element: Element): Partial<ActivitySettings> {
  const threshold = child(element, 'completionThreshold')
  if (!threshold) return {}
  const text = textOf(threshold)
  if (text !== undefined) {
    return { completionThreshold: { completedByMeasure: true, minProgressMeasure: Number(text) } }
  }
  return {
    completionThreshold: {
      ...flags(threshold, ['completedByMeasure']),
      ...named('minProgressMeasure', number(threshold, 'minProgressMeasure')),
      ...named('progressWeight', number(threshold, 'progressWeight')),
    },
  }
}

function presentationOf(element: Element): Partial<ActivitySettings> {
  const face = child(child(element, 'presentation'), 'navigationInterface')
  const hidden = children(face, 'hideLMSUI').map((one) => textOf(one) ?? '')
  const hideLmsUi = hidden.filter((one) => UI.includes(one)) as ActivitySettings['hideLmsUi']
  return hideLmsUi?.length ? { hideLmsUi } : {}
}

/** Buckets that activities share (`adlcp:data`, 4th edition). */
function sharedData(element: Element): Partial<ActivitySettings> {
  const maps = children(child(element, 'data'), 'map').map((map) => ({
    targetID: attribute(map, 'targetID') ?? '',
    ...flags(map, ['readSharedData', 'writeSharedData']),
  }))
  return maps.length > 0 ? { sharedDataMaps: maps } : {}
}

function timing(element: Element | undefined, name: string) {
  const value = attribute(element, name)
  return ['never', 'once', 'onEachNewAttempt'].includes(value ?? '')
    ? (value as 'never')
    : undefined
}

const named = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [K in Name]?: Value }

import { attribute, child, children, textOf, type Element } from '#shared/archive/read_xml'
import { PackageProblem } from '#shared/archive/package_problem'
import type { Problem, ScormItem } from '#runtime/types'
import type { Resource } from '#runtime/scorm/resources'

type Context = {
  manifest: Element
  resources: Map<string, Resource>
  standard: string
  warnings: Problem[]
}

const MAX_ITEMS = 5000

/** The tree of items of an organization (IMS CP 1.1.4 section 3.4). */
export function readItems(organization: Element, context: Context): ScormItem[] {
  const seen = new Set<string>()
  const read = (parent: Element): ScormItem[] =>
    children(parent, 'item').map((element) => {
      if (seen.size > MAX_ITEMS) throw new PackageProblem('too_many_items', { most: MAX_ITEMS })
      const id = uniqueId(attribute(element, 'identifier'), seen)
      const inner = innerManifest(element, context)
      return {
        ...{ id, title: textOf(element, 'title') ?? id },
        visible: attribute(element, 'isvisible')?.toLowerCase() !== 'false',
        children: [...read(element), ...(inner ? read(inner) : [])],
        ...launchOf(element, context, Boolean(inner)),
        ...rulesOf(element, context.standard),
      }
    })
  return read(organization)
}

/** Identifiers should be unique; where a tool repeats one, the second gets a number. */
function uniqueId(id: string | undefined, seen: Set<string>) {
  const wanted = (id || `item-${seen.size + 1}`).slice(0, 480)
  let unique = wanted
  for (let n = 2; seen.has(unique); n++) unique = `${wanted}-${n}`
  seen.add(unique)
  return unique
}

function launchOf(element: Element, { resources, warnings }: Context, isManifest: boolean) {
  const reference = attribute(element, 'identifierref')
  if (!reference || isManifest) return {}
  const resource = resources.get(reference)
  if (!resource) {
    warnings.push({
      code: 'reference_missing',
      data: { title: textOf(element, 'title') ?? '', name: reference },
    })
    return {}
  }
  const launch = resource.withParameters(attribute(element, 'parameters'))
  return launch ? { launch } : {}
}

/** An item may stand for a whole manifest inside this one (IMS CP 1.1; SCORM 2004 4th edition forbids it). */
function innerManifest(element: Element, { manifest }: Context) {
  const reference = attribute(element, 'identifierref')
  const inner = children(manifest, 'manifest').find(
    (one) => attribute(one, 'identifier') === reference
  )
  if (!reference || !inner) return undefined
  const list = child(inner, 'organizations')
  const all = children(list, 'organization')
  return all.find((one) => attribute(one, 'identifier') === attribute(list, 'default')) ?? all[0]
}

function rulesOf(element: Element, standard: string): Partial<ScormItem> {
  const rules = {
    timeLimitAction: textOf(element, 'timelimitaction') ?? textOf(element, 'timeLimitAction'),
    dataFromLms: rawText(element, 'datafromlms') ?? rawText(element, 'dataFromLMS'),
    prerequisites: textOf(element, 'prerequisites'),
    masteryScore: textOf(element, 'masteryscore'),
    maxTime: textOf(element, 'maxtimeallowed'),
    ...(standard === 'scorm2004' ? thresholds(element) : {}),
  }
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined))
}

/** Launch data belongs to the content: its blanks are kept. */
function rawText(element: Element, name: string) {
  const text = child(element, name)?.['#text']
  const value = Array.isArray(text) ? text.map(String).join('') : text
  return value === undefined || value === '' ? undefined : value
}

function thresholds(element: Element) {
  const threshold = child(element, 'completionThreshold')
  const sequencing = child(element, 'sequencing')
  const primary = child(child(sequencing, 'objectives'), 'primaryObjective')
  const limits = child(sequencing, 'limitConditions')
  const byMeasure = attribute(primary, 'satisfiedByMeasure') === 'true'
  // The 3rd edition writes the number as text, the 4th as an attribute that holds only where completedByMeasure does.
  const measured =
    attribute(threshold, 'completedByMeasure') === 'true'
      ? (attribute(threshold, 'minProgressMeasure') ?? '1.0')
      : undefined
  return {
    maxTime: attribute(limits, 'attemptAbsoluteDurationLimit'),
    completionThreshold: textOf(threshold) ?? measured,
    scaledPassingScore: byMeasure ? (textOf(primary, 'minNormalizedMeasure') ?? '1.0') : undefined,
  }
}

import { attribute, child, children, textOf, type Element } from '#runtime/scorm/read_xml'
import { flag, flags } from '#runtime/scorm/sequencing_values'
import type { ActivitySettings } from '#runtime/scorm/sequencing_types'

type Objective = NonNullable<ActivitySettings['primaryObjective']>
type MapInfo = NonNullable<Objective['mapInfo']>[number]

/** Read and write permissions of `imsss:mapInfo`, and of `adlseq:mapInfo`, which the 4th edition adds. */
const FIRST = [
  'readSatisfiedStatus',
  'readNormalizedMeasure',
  'writeSatisfiedStatus',
  'writeNormalizedMeasure',
] as const
const FOURTH = [
  ...([
    'readRawScore',
    'readMinScore',
    'readMaxScore',
    'readCompletionStatus',
    'readProgressMeasure',
  ] as const),
  ...([
    'writeRawScore',
    'writeMinScore',
    'writeMaxScore',
    'writeCompletionStatus',
    'writeProgressMeasure',
  ] as const),
] as const

/** The objectives of an activity (SN 3.10); identifiers keep their capitals. */
export function objectivesOf(element: Element | undefined): Partial<ActivitySettings> {
  const more = new Map(
    children(child(element, 'objectives'), 'objective').map((one) => [
      attribute(one, 'objectiveID') ?? '',
      one,
    ])
  )
  const read = (one: Element, isPrimary: boolean): Objective => {
    const id = attribute(one, 'objectiveID') ?? ''
    const measure = Number.parseFloat(textOf(one, 'minNormalizedMeasure') ?? '')
    return {
      ...{
        objectiveID: id,
        isPrimary,
        satisfiedByMeasure: flag(one, 'satisfiedByMeasure') ?? false,
      },
      ...(Number.isFinite(measure) ? { minNormalizedMeasure: measure } : {}),
      mapInfo: mapsOf(one, more.get(id)),
    }
  }
  const primary = child(element, 'primaryObjective')
  return {
    ...(primary ? { primaryObjective: read(primary, true) } : {}),
    objectives: children(element, 'objective').map((one) => read(one, false)),
  }
}

/** The extension names the same targets again, with what else they share. */
function mapsOf(own: Element, extension: Element | undefined): MapInfo[] {
  const maps = new Map<string, MapInfo>()
  const take = (map: Element, names: readonly (typeof FIRST)[number][] | typeof FOURTH) => {
    const targetObjectiveID = attribute(map, 'targetObjectiveID') ?? ''
    const known = maps.get(targetObjectiveID) ?? { targetObjectiveID }
    maps.set(targetObjectiveID, { ...known, ...flags(map, [...names]) })
  }
  for (const map of children(own, 'mapInfo')) take(map, FIRST)
  for (const map of children(extension, 'mapInfo')) take(map, FOURTH)
  return [...maps.values()]
}

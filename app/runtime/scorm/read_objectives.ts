import { attribute, child, children, textOf, type Element } from '#shared/archive/read_xml'
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

const NOT_SHARED = Object.fromEntries([...FIRST, ...FOURTH].map((name) => [name, false]))

const isOwn = (element: Element) => child(element, 'primaryObjective') !== undefined

/** `imsss:objectives` and, beside it under the same name, `adlseq:objectives`: the first has a primary objective. */
export function objectivesIn(own: Element | undefined, shared: Element | undefined) {
  const either = (test: (one: Element) => boolean) =>
    children(own, 'objectives').find(test) ?? children(shared, 'objectives').find(test)
  return { imsss: either(isOwn), adlseq: either((one) => !isOwn(one)) }
}

type Found = ReturnType<typeof objectivesIn>

/** The objectives of an activity (SN 3.10); identifiers keep their capitals. */
export function objectivesOf({ imsss: element, adlseq }: Found): Partial<ActivitySettings> {
  const more = new Map(
    children(adlseq, 'objective').map((one) => [attribute(one, 'objectiveID') ?? '', one])
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
    const known = maps.get(targetObjectiveID) ?? { targetObjectiveID, ...NOT_SHARED }
    // What the schemas say where nothing is written: read, and not write.
    const usual = Object.fromEntries(names.map((name) => [name, name.startsWith('read')]))
    maps.set(targetObjectiveID, { ...known, ...usual, ...flags(map, [...names]) })
  }
  for (const map of children(own, 'mapInfo')) take(map, FIRST)
  for (const map of children(extension, 'mapInfo')) take(map, FOURTH)
  return [...maps.values()]
}

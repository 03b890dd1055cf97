import { PackageProblem } from '#shared/archive/package_problem'
import { findFile, resolveLaunch } from '#runtime/scorm/launch_path'
import { attribute, child, children, readXml, textOf, type Element } from '#shared/archive/read_xml'
import { isIri } from '#runtime/lrs/validation/values'
import type { Archive } from '#shared/archive/archive'
import type { Texts } from '#runtime/cmi5/types'
import type { Problem } from '#runtime/types'

export const TINCAN_FILE = 'tincan.xml'

/** An xAPI package (Tin Can launch, tincan.xml): one activity is opened, the others are only described. */
export type TinCan = {
  standard: 'xapi'
  edition: string
  /** The activity whose completion is the package's. */
  activity: { id: string; type: string | null; name: Texts; description: Texts }
  launch: { path: string; suffix: string }
}

/** Reads tincan.xml. @throws PackageProblem */
export function readTinCan(bytes: Buffer, archive: Archive) {
  const root = child(readXml(bytes, TINCAN_FILE), 'tincan')
  const activities = children(child(root, 'activities'), 'activity')
  if (!root || activities.length === 0) throw new PackageProblem('tincan_empty')
  const launched = activities.filter((one) => launchTexts(one).length > 0)
  if (launched.length === 0) throw new PackageProblem('tincan_launch')
  const [activity] = launched
  const warnings: Problem[] = []
  if (launched.length > 1)
    warnings.push({ code: 'tincan_several', data: { count: launched.length } })
  const id = attribute(activity, 'id')?.trim() ?? ''
  if (!isIri(id)) throw new PackageProblem('tincan_iri', { name: String(id).slice(0, 200) })
  const manifest: TinCan = {
    ...{ standard: 'xapi', edition: '' },
    activity: {
      ...{ id, type: attribute(activity, 'type')?.trim() ?? null },
      ...{ name: textsOf(activity, 'name'), description: textsOf(activity, 'description') },
    },
    launch: launchOf(activity, archive),
  }
  return { manifest, warnings }
}

/** Several languages may have files of their own: Khmer first, then English, then the first. */
function launchTexts(activity: Element): string[] {
  const list = children(activity, 'launch').filter((one) => textOf(one))
  const rank = (one: Element) =>
    ['km', 'en'].findIndex((lang) => attribute(one, 'lang')?.toLowerCase().startsWith(lang))
  const order = (one: Element) => (rank(one) < 0 ? 2 : rank(one))
  return list.sort((a, b) => order(a) - order(b)).map((one) => textOf(one)!)
}

function launchOf(activity: Element, archive: Archive): TinCan['launch'] {
  const [address] = launchTexts(activity)
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) {
    throw new PackageProblem('tincan_outside', { name: address.slice(0, 200) })
  }
  const resolved = resolveLaunch([], address)
  const file = resolved && findFile(archive, resolved)
  if (!file?.exists) throw new PackageProblem('tincan_file', { name: address.slice(0, 200) })
  return { path: file.path, suffix: resolved!.suffix }
}

const textsOf = (element: Element, name: string): Texts =>
  Object.fromEntries(
    children(element, name).flatMap((one) => {
      const text = textOf(one)
      return text ? [[attribute(one, 'lang') ?? 'und', text]] : []
    })
  )

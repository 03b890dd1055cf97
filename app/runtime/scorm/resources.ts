import { attribute, child, children, type Element } from '#shared/archive/read_xml'
import { findFile, resolveLaunch } from '#runtime/scorm/launch_path'
import type { Archive } from '#shared/archive/archive'
import type { Problem, ScormLaunch } from '#runtime/types'

export type Resource = {
  id: string
  launch?: ScormLaunch
  /** The address again with an item's parameters. */
  withParameters: (parameters?: string) => ScormLaunch | undefined
}

/** The resources of a manifest by their identifier, those of manifests inside it too. */
export function resourcesOf(
  manifest: Element,
  archive: Archive,
  warnings: Problem[],
  outer: (string | undefined)[] = []
) {
  const resources = new Map<string, Resource>()
  const list = child(manifest, 'resources')
  const bases = [...outer, attribute(manifest, 'base'), attribute(list, 'base')]
  for (const element of children(list, 'resource')) {
    const id = attribute(element, 'identifier') ?? ''
    const around = [...bases, attribute(element, 'base')]
    checkFiles(element, around, archive, warnings)
    const withParameters = (parameters?: string) => launchOf(element, around, archive, parameters)
    const launch = withParameters()
    resources.set(id, { id, launch, withParameters })
    if (launch?.exists && isOtherCase(element, around, archive)) {
      warnings.push({ code: 'other_case', data: { name: launch.path } })
    }
  }
  for (const inner of children(manifest, 'manifest')) {
    for (const [id, resource] of resourcesOf(inner, archive, warnings, [
      attribute(manifest, 'base'),
    ])) {
      if (!resources.has(id)) resources.set(id, resource)
    }
  }
  return resources
}

function launchOf(
  element: Element,
  bases: (string | undefined)[],
  archive: Archive,
  parameters = ''
): ScormLaunch | undefined {
  const href = attribute(element, 'href')
  if (!href) return undefined
  const resolved = resolveLaunch(bases, href, parameters)
  if (!resolved) return { path: href.slice(0, 500), suffix: '', type: 'sco', exists: false }
  const { path, exists } = findFile(archive, resolved)
  const type = attribute(element, 'scormType')?.toLowerCase() === 'asset' ? 'asset' : 'sco'
  return { path, suffix: resolved.suffix, type, exists }
}

function isOtherCase(element: Element, bases: (string | undefined)[], archive: Archive) {
  const resolved = resolveLaunch(bases, attribute(element, 'href') ?? '')
  return resolved !== undefined && findFile(archive, resolved).otherCase
}

/** Files that are declared and absent: told, as the package may play without them. */
function checkFiles(
  element: Element,
  bases: (string | undefined)[],
  archive: Archive,
  warnings: Problem[]
) {
  for (const file of children(element, 'file')) {
    const href = attribute(file, 'href')
    const resolved = href === undefined ? undefined : resolveLaunch(bases, href)
    if (resolved && findFile(archive, resolved).exists) continue
    warnings.push({ code: 'declared_missing', data: { name: (href ?? '').slice(0, 200) } })
  }
}

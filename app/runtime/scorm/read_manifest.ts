import { attribute, child, children, readXml, textOf, type Element } from '#shared/archive/read_xml'
import { PackageProblem } from '#shared/archive/package_problem'
import { readItems } from '#runtime/scorm/read_items'
import { readSequencing } from '#runtime/scorm/read_sequencing'
import { resourcesOf } from '#runtime/scorm/resources'
import { isCartridge, standardOf } from '#runtime/scorm/standard_of'
import type { Archive } from '#shared/archive/archive'
import type { Problem, ScormItem, ScormManifest } from '#runtime/types'

export const MANIFEST = 'imsmanifest.xml'

/**
 * Reads `imsmanifest.xml` (IMS Content Packaging 1.1; SCORM 1.2 CAM 2.3, SCORM 2004 CAM 3.4 and 4.2).
 * What can be put right is put right and told as a warning; what cannot be played is refused.
 * @throws PackageProblem
 */
export function readManifest(bytes: Buffer, archive: Archive) {
  const manifest = child(readXml(bytes, MANIFEST), 'manifest')
  if (!manifest) throw new PackageProblem('no_manifest_element')
  const raw = bytes.toString('latin1')
  if (isCartridge(manifest, raw)) throw new PackageProblem('cartridge')
  const warnings: Problem[] = []
  const { standard, edition, isGuessed } = standardOf(manifest, raw)
  if (isGuessed) warnings.push({ code: 'version_guessed', data: { standard: nameOf(standard) } })

  const resources = resourcesOf(manifest, archive, warnings)
  const organization = chooseOrganization(manifest, warnings)
  const items = organization
    ? readItems(organization, { manifest, resources, standard, warnings })
    : itemsOfResources(resources)
  checkPlayable(items, warnings)
  const title = textOf(organization, 'title') ?? titleOfMetadata(manifest) ?? items[0]?.title
  return {
    warnings: merged(warnings),
    manifest: {
      ...{ standard, edition, items },
      identifier: attribute(manifest, 'identifier') ?? '',
      organization: attribute(organization, 'identifier') ?? '',
      title: (title ?? '').slice(0, 300),
      objectivesGlobal: attribute(organization, 'objectivesGlobalToSystem') !== 'false',
      sharedDataGlobal: attribute(organization, 'sharedDataGlobalToSystem') !== 'false',
      sequencing:
        standard === 'scorm2004' && organization
          ? readSequencing(manifest, organization, items)
          : null,
    } satisfies ScormManifest,
  }
}

const nameOf = (standard: string) => (standard === 'scorm12' ? 'SCORM 1.2' : 'SCORM 2004')

function chooseOrganization(manifest: Element, warnings: Problem[]) {
  const list = child(manifest, 'organizations')
  const all = children(list, 'organization')
  const wanted = attribute(list, 'default')
  const chosen = all.find((one) => attribute(one, 'identifier') === wanted) ?? all[0]
  if (!chosen) warnings.push({ code: 'no_organization' })
  else if (all.length > 1) {
    const title = textOf(chosen, 'title') ?? attribute(chosen, 'identifier') ?? ''
    warnings.push({ code: 'organizations', data: { count: all.length, title } })
  }
  return chosen
}

/** Without an organization each resource that can be launched is one item, the scripted ones alone if there are any. */
function itemsOfResources(resources: ReturnType<typeof resourcesOf>): ScormItem[] {
  const launchable = [...resources.values()].filter(({ launch }) => launch)
  const scos = launchable.filter(({ launch }) => launch!.type === 'sco')
  return (scos.length > 0 ? scos : launchable).map(({ id, launch }) => ({
    ...{ id, title: launch!.path, visible: true, children: [], launch },
  }))
}

export function* everyItem(items: ScormItem[]): Generator<ScormItem> {
  for (const item of items) {
    yield item
    yield* everyItem(item.children)
  }
}

function checkPlayable(items: ScormItem[], warnings: Problem[]) {
  const launches = [...everyItem(items)].filter(({ launch }) => launch)
  if (launches.length === 0) throw new PackageProblem('nothing_to_launch')
  for (const { title, launch } of launches) {
    if (launch!.exists) continue
    warnings.push({ code: 'launch_missing', data: { title, name: launch!.path } })
  }
}

function titleOfMetadata(manifest: Element) {
  const general = child(child(child(manifest, 'metadata'), 'lom'), 'general')
  const title = child(general, 'title')
  return textOf(title, 'langstring') ?? textOf(title, 'string')
}

/** A package with a thousand wrong names says so once. */
function merged(warnings: Problem[]): Problem[] {
  const MOST = 5
  const byCode = Map.groupBy(warnings, ({ code }) => code)
  return [...byCode.values()].flatMap((same) =>
    same.length <= MOST
      ? same
      : [...same.slice(0, MOST), { code: 'and_more', data: { count: same.length - MOST } }]
  )
}

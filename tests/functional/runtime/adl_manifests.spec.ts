import { test } from '@japa/runner'
import { XMLParser } from 'fast-xml-parser'
import { tmpdir } from 'node:os'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { openArchive } from '#shared/archive/open_archive'
import { Archive } from '#shared/archive/archive'
import { readManifest } from '#runtime/scorm/read_manifest'
import { corpusFile, hasCorpus, WITHOUT_CORPUS } from '#tests/support/packages'
import type { ScormItem } from '#runtime/types'

type Declared = { id: string; ref?: string; items: Declared[] }

/** The tree as it stands in the file, read in the simplest way there is: the order of elements, nothing resolved. */
function declared(bytes: Buffer): Declared[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    removeNSPrefix: true,
    attributeNamePrefix: '',
  })
  const inside = (nodes: any[], name: string): any[] => nodes.filter((node) => name in node)
  const items = (nodes: any[]): Declared[] =>
    inside(nodes, 'item').map((node) => ({
      id: node[':@'].identifier,
      ref: node[':@'].identifierref,
      items: items(node.item),
    }))
  const [manifest] = inside(parser.parse(bytes), 'manifest')
  const [organizations] = inside(manifest.manifest, 'organizations')
  const all = inside(organizations.organizations, 'organization')
  const wanted = organizations[':@']?.default
  const chosen = all.find((one) => one[':@'].identifier === wanted) ?? all[0]
  return items(chosen.organization)
}

const shape = (items: ScormItem[]): unknown[] =>
  items.map(({ id, children }) => [id, shape(children)])
const wantedShape = (items: Declared[]): unknown[] =>
  items.map(({ id, items: inner }) => [id, wantedShape(inner)])

/** The engine is given the same tree, every activity with the defaults of the schema spelled out. */
const engineShape = (activity: any): unknown[] => [
  activity.id,
  (activity.children ?? []).map(engineShape),
]

test.group('The manifests of the ADL test suite', () => {
  test('all 189 give the declared tree', async ({ assert }) => {
    const folder = await mkdtemp(`${tmpdir()}/adl-`)
    const path = `${folder}/all.zip`
    const bytes = corpusFile('scorm2004/adl-cts-4ed-all-manifests-and-testcases.zip')
    await writeFile(path, bytes)
    const { archive, close } = await openArchive(path, bytes.length)
    const manifests = archive.ending('imsmanifest.xml')
    let items = 0
    for (const { path: name } of manifests) {
      const xml = await archive.read(name, 5e6)
      const { manifest } = readManifest(xml, new Archive([]))
      const wanted = wantedShape(declared(xml))
      assert.deepEqual(shape(manifest.items), wanted, name)
      assert.deepEqual(engineShape(manifest.sequencing!.activityTree)[1], wanted, name)
      assert.equal(manifest.edition, '4th', name)
      items += JSON.stringify(wanted).split('"').length
    }
    close()
    await rm(folder, { recursive: true })
    assert.equal(manifests.length, 189)
    assert.isAbove(items, 2000)
  }).skip(!hasCorpus, WITHOUT_CORPUS)
})

import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { makeInstitution } from '#tests/support/accounts'
import { bring, zipOf } from '#tests/support/packages'
import { blockXml, courseXml, courseZip, unitXml } from '#tests/support/courses'
import { SYSTEM } from '#shared/actor'
import type { Course } from '#runtime/cmi5/types'

const read = async (bytes: Buffer, name = 'course.zip') =>
  bring(bytes, await makeInstitution(), SYSTEM, name)

const text = (name: string) => `<${name}><langstring>x</langstring></${name}>`
const objective = (id: string) =>
  `<objective id="${id}">${text('title')}${text('description')}</objective>`

/** What is refused, and why. */
const refused: [string, string, string][] = [
  ['an id without a scheme', 'cmi5_iri', unitXml(1, { id: 'example.org/1' })],
  ['a unit twice', 'cmi5_twice', unitXml(1) + unitXml(1)],
  ['a block twice', 'cmi5_twice', blockXml(1, unitXml(1)) + blockXml(1, unitXml(2))],
  ['an empty block', 'cmi5_missing', blockXml(1, '')],
  ['no unit at all', 'cmi5_missing', ''],
  ['a unit without a title', 'cmi5_missing', `<au id="https://e.org/1"><url>index.html</url></au>`],
  ['a file that is not there', 'cmi5_file', unitXml(1, { url: 'absent.html' })],
  ['an address out of the package', 'cmi5_file', unitXml(1, { url: '../../x.html' })],
  ['an address with a blank', 'cmi5_url', unitXml(1, { url: 'http://e.org/a b' })],
  ['an address of another scheme', 'cmi5_url', unitXml(1, { url: 'javascript:alert(1)' })],
  ['an address with a name', 'cmi5_url', unitXml(1, { url: 'https://a:b@e.org/' })],
  [
    'an address that takes a name of the launch',
    'cmi5_parameter',
    unitXml(1, { url: 'index.html?fetch=1' }),
  ],
  ['an unknown moveOn', 'cmi5_choice', unitXml(1, { attributes: 'moveOn="Seen"' })],
  ['an unknown launch method', 'cmi5_choice', unitXml(1, { attributes: 'launchMethod="Tab"' })],
  ['a mastery score above one', 'cmi5_mastery', unitXml(1, { attributes: 'masteryScore="1.2"' })],
  [
    'a mastery score that is no number',
    'cmi5_mastery',
    unitXml(1, { attributes: 'masteryScore="80%"' }),
  ],
  ['an attribute that is not there', 'cmi5_attribute', unitXml(1, { attributes: 'mastery="0.5"' })],
  ['elements in another order', 'cmi5_order', unitXml(1, { more: text('title') })],
  [
    'launch parameters after the key',
    'cmi5_order',
    unitXml(1, {
      more: '<entitlementKey>k</entitlementKey><launchParameters>p</launchParameters>',
    }),
  ],
]

test.group('Course structures of cmi5', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('blocks, objectives, parameters and languages are read', async ({ assert }) => {
    const head = `<objectives>${objective('https://e.org/o')}</objectives>`
    const unit = unitXml(1, {
      url: '<![CDATA[ index.html?a=1&b=2 ]]>',
      attributes: 'moveOn="CompletedOrPassed" masteryScore="0.8" launchMethod="OwnWindow"',
      more: '<launchParameters>\n  {"a": "b  c"}\n</launchParameters><entitlementKey> k </entitlementKey><x:own xmlns:x="https://e.org/x">mine</x:own>',
    })
    const files = { 'cmi5.xml': courseXml(blockXml(1, unit), { head }), 'index.html': 'x' }
    const { version, row } = await read(await zipOf(files))
    assert.equal(version.state, 'ready')
    assert.equal(row.title, 'វគ្គសាកល្បង')
    const course = version.read<Course>()
    const [block] = course.items
    if (block.kind !== 'block') throw new Error('It is a block')
    const [au] = block.items
    assert.containSubset(au, {
      ...{ kind: 'au', id: 'https://example.org/au/1', moveOn: 'CompletedOrPassed' },
      ...{ masteryScore: 0.8, launchMethod: 'OwnWindow', entitlementKey: 'k' },
      ...{ launchParameters: '{"a": "b  c"}', title: { km: 'មេរៀនទី1' } },
      place: { path: 'index.html', suffix: '?a=1&b=2' },
    })
    assert.lengthOf(course.objectives, 1)
    assert.isFalse(Boolean(row.leadsOutside))
  })

  for (const [what, code, inside] of refused) {
    test(`${what} is refused: ${code}`, async ({ assert }) => {
      const { version, codes } = await read(await courseZip(inside))
      assert.deepEqual([version.state, ...codes], ['refused', code])
    })
  }

  test('other roots, namespaces and places are refused', async ({ assert }) => {
    const page = { 'index.html': 'x' }
    const of = async (files: Record<string, string>) => (await read(await zipOf(files))).codes
    const xml = courseXml(unitXml(1))
    assert.deepEqual(await of({ ...page, 'cmi5.xml': '<a xmlns="b"/>' }), ['cmi5_namespace'])
    const named = xml.replaceAll('courseStructure', 'course')
    assert.deepEqual(await of({ ...page, 'cmi5.xml': named }), ['cmi5_root'])
    assert.deepEqual(await of({ 'c/cmi5.xml': xml, 'c/index.html': 'x' }), ['cmi5_inside'])
    const entity = `<!DOCTYPE a [<!ENTITY b "c">]>${xml.slice(xml.indexOf('<course'))}`
    assert.deepEqual(await of({ ...page, 'cmi5.xml': entity }), ['xml_entities'])
    assert.deepEqual(await of({ ...page, 'cmi5.xml': xml.slice(0, -9) }), ['xml_broken'])
  })

  test('a prefix stands for the namespace too', async ({ assert }) => {
    const xml = courseXml(unitXml(1))
      .replaceAll(/<(\/?)(?=[a-z])/gi, '<$1c:')
      .replace('xmlns=', 'xmlns:c=')
    const { version } = await read(await zipOf({ 'cmi5.xml': xml, 'index.html': 'x' }))
    assert.equal(version.state, 'ready')
  })

  test('a course structure alone leads to other sites, and only there', async ({ assert }) => {
    const outside = courseXml(
      unitXml(1, { url: 'https://a.example/1' }) + unitXml(2, { url: 'https://a.example/2' })
    )
    const { version, row } = await read(Buffer.from(outside), 'cmi5.xml')
    assert.deepEqual([version.state, version.kind], ['ready', 'cmi5'])
    assert.isTrue(Boolean(row.leadsOutside))
    const alone = await read(Buffer.from(courseXml(unitXml(1))), 'cmi5.xml')
    assert.deepEqual(alone.codes, ['cmi5_alone'])
    const other = await read(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'x.xml')
    assert.deepEqual(other.codes, ['unknown_kind'])
  })
})

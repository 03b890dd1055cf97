import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { relayAll } from '#shared/outbox/relay'
import { applyPack } from '#shared/packs/apply_pack'
import { PackError } from '#shared/packs/pack_error'
import { makeInstitution } from '#tests/support/accounts'
import { zipOf } from '#tests/support/packages'
import { packFolder } from '#tests/support/pack_folder'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, makeSyllabus, htmlOf } from '#tests/support/library'

const YAML = `slug: water
kind: page
title: { km: ទឹក, en: Water }
languages: [km, en]
licence: CC-BY-SA-4.0
subject: PHY
grades: [11]
alignment: [PHY-11-02-03, PHY-11-02-03-K1]
`
const FILES = {
  'resources/water/resource.yaml': YAML,
  'resources/water/body.km.md': '## ទឹក\n\n![រូប](drop.svg)\n',
  'resources/water/body.en.md': '## Water\n',
  'resources/water/drop.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
}

const revision = async () => {
  const row = await db.from('library_resources').where('title_en', 'Water').firstOrFail()
  return Number(row.revision)
}

test.group('Resources from a pack', (group) => {
  group.each.setup(() => emptyLibrary())

  test('are published, found and opened; applied again they stay as they are', async ({
    assert,
    cleanup,
  }) => {
    await makeSyllabus()
    const pack = await packFolder(FILES)
    cleanup(() => pack.remove())
    const { counts } = await applyPack(pack.folder)
    assert.equal(counts.resources, 1)
    await relayAll()
    const visitor = new BrowserSession()
    const list = await visitor.get(`/library?q=${encodeURIComponent('ទឹក')}`)
    const [, path] = /href="(\/library\/[2-9A-Z]{7})"/.exec(list.html)!
    assert.match(await htmlOf(visitor.get(path)), /<img src="[^"]*drop\.svg\?v=/)

    await pack.write({ 'resources/water/other.txt': 'not named anywhere' })
    await applyPack(pack.folder)
    assert.equal(await revision(), 1)

    await pack.write({ 'resources/water/body.km.md': '## ទឹកភ្លៀង' })
    await applyPack(pack.folder)
    assert.equal(await revision(), 2)
    assert.include(await htmlOf(visitor.get(path)), 'ទឹកភ្លៀង')
  })

  test('that point to nothing stop the pack with the place', async ({ assert, cleanup }) => {
    await makeSyllabus()
    const yaml = YAML.replace('PHY-11-02-03-K1', 'PHY-99-99-99')
    const pack = await packFolder({ ...FILES, 'resources/water/resource.yaml': yaml })
    cleanup(() => pack.remove())
    const error = await applyPack(pack.folder).catch((reason) => reason)
    assert.instanceOf(error, PackError)
    assert.include(error.message, 'resources/water/resource.yaml:alignment: unknown_reference')
    assert.lengthOf(await db.from('library_resources').where('title_en', 'Water'), 0)
  })

  test('of the shelf `handbook` are the handbook and not in the library', async ({
    assert,
    cleanup,
  }) => {
    await makeSyllabus()
    const pack = await packFolder({
      ...FILES,
      'resources/water/resource.yaml': `${YAML}shelf: handbook\nposition: 3\n`,
    })
    cleanup(() => pack.remove())
    await applyPack(pack.folder)
    await relayAll()
    const visitor = new BrowserSession()
    assert.include(await htmlOf(visitor.get('/handbook')), 'ទឹក')
    const { code } = await db.from('library_resources').where('title_en', 'Water').first()
    assert.notInclude(await htmlOf(visitor.get('/library')), code)
  })

  test('archives play, and films bring what is said in them', async ({ assert, cleanup }) => {
    await makeSyllabus()
    await makeInstitution()
    const of = (slug: string, more: string) =>
      `slug: ${slug}\nkind: ${more}\ntitle: { en: ${slug} }\nlanguages: [en]\nlicence: CC-BY-SA-4.0\n`
    const pack = await packFolder({
      'resources/sim/resource.yaml': of('sim', 'package\nfile: sim.zip'),
      'resources/sim/sim.zip': await zipOf({ 'index.html': '<title>Sim</title>' }),
      'resources/talk/resource.yaml': of('talk', 'audio\nfile: talk.mp3\ncaptions: { en: t.vtt }'),
      'resources/talk/talk.mp3': Buffer.from('ID3'),
      'resources/talk/t.vtt': 'WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n',
    })
    cleanup(() => pack.remove())
    await applyPack(pack.folder)
    const [offered] = await db.from('library_packages')
    const { home, institution_id: top } = await db.from('runtime_packages').firstOrFail()
    const { kind, code } = await db.from('library_resources').where('title_en', 'sim').firstOrFail()
    assert.deepEqual([kind, home], ['package', `/library/${code}`])
    assert.isNull((await db.from('institutions').where('id', top).firstOrFail()).parent_id)
    const said = await db.from('library_files').where('role', 'captions').firstOrFail()
    assert.deepEqual([said.name, said.language], ['t.vtt', 'en'])
    // Again with another text: the package stays the one that people have begun.
    await pack.write({
      'resources/sim/resource.yaml': of('sim', 'package\nfile: sim.zip\nminutes: 5'),
    })
    await applyPack(pack.folder)
    assert.deepEqual(await db.from('library_packages'), [offered])
  })
})

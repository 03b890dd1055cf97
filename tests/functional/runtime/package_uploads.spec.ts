import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { arrive } from '#tests/support/media'
import { courseXml, unitXml } from '#tests/support/courses'
import { importPackage } from '#runtime/actions/import_package'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/library'
import { zipOf } from '#tests/support/packages'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'

const COURSE = Buffer.from(courseXml(unitXml(1, { url: 'https://example.org/unit.html' })))

test.group('A package is brought', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function trainer() {
    const institutionId = await makeInstitution()
    return { institutionId, ...(await signedIn('trainer', institutionId)) }
  }

  async function kindOf() {
    const row = await Package.query().orderBy('id', 'desc').firstOrFail()
    const version = await PackageVersion.findByOrFail('packageId', row.id)
    await importPackage(version.id)
    await version.refresh()
    return { row, kind: version.kind, state: version.state, file: version.fileName }
  }

  for (const [name, bytes] of [
    ['cmi5.xml', async () => COURSE],
    ['course.zip', () => zipOf({ 'cmi5.xml': COURSE, 'index.html': 'x' })],
  ] as const) {
    test(`${name} with the form, without script`, async ({ assert }) => {
      const { browser, institutionId } = await trainer()
      const fields = { institution_id: institutionId }
      const file = { name, content: await bytes() }
      const answer = await browser.upload('/packages', fields, file)
      assert.equal(answer.status, 303, answer.html)
      const read = await kindOf()
      assert.deepEqual([read.kind, read.state, read.file], ['cmi5', 'ready', name])
    })

    test(`${name} in pieces`, async ({ assert }) => {
      const { browser, institutionId } = await trainer()
      const { id, status, body } = await arrive(browser, await bytes(), name, 'runtime.package')
      assert.equal(status, 204, body)
      const fields = {
        'institution_id': institutionId,
        'uploads[file][0][id]': id,
        'uploads[file][0][name]': name,
      }
      const answer = await browser.post('/packages', fields)
      assert.equal(answer.status, 303, answer.html)
      const read = await kindOf()
      assert.deepEqual([read.kind, read.state, read.file], ['cmi5', 'ready', name])
    })
  }

  test('no file, an unknown upload and another kind are refused at the field', async ({
    assert,
  }) => {
    const { browser, institutionId } = await trainer()
    const fields = { institution_id: institutionId }
    const none = await browser.post('/packages', fields)
    assert.equal(none.status, 422)
    const empty = await browser.post('/packages', { ...fields, 'uploads[file]': '' })
    assert.equal(empty.status, 422)
    const gone = await browser.post('/packages', {
      ...fields,
      'uploads[file][0][id]': '019f0000-0000-7000-8000-000000000000',
      'uploads[file][0][name]': 'x.zip',
    })
    assert.equal(gone.status, 422)
    const file = { name: 'a.exe', content: 'MZ' }
    assert.equal((await browser.upload('/packages', fields, file)).status, 422)
  })
})

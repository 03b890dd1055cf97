import { test } from '@japa/runner'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import limiter from '@adonisjs/limiter/services/main'
import { apiOperations } from '#shared/api/operations'
import { askApi, makeToken } from '#tests/support/api'
import { emptyLibrary, makeResource, makeSyllabus } from '#tests/support/library'

const LIST = '/library/resources'

test.group('The library over the API', (group) => {
  group.each.setup(emptyLibrary)
  group.each.setup(() => limiter.clear())

  test('is searched, narrowed and paged; each resource tells its lessons, licence and files', async ({
    assert,
  }) => {
    const { subject } = await makeSyllabus()
    const { secret } = await makeToken()
    const files = [{ name: 'a.pdf', content: '%PDF-1.4', role: 'main' as const }]
    const { code } = await makeResource({
      ...{ kind: 'pdf', subjectId: subject, titleEn: 'Photosynthesis', files, grades: [10] },
      alignment: ['PHY-11-02-03-K1'],
    })
    await makeResource()
    await makeResource({ teacherOnly: true })
    const codes = async (query: string) => {
      const { body } = await askApi(`${LIST}?${query}`, secret)
      return body.data.map((one: { code: string }) => one.code)
    }
    assert.lengthOf(await codes(''), 2)
    assert.deepEqual(await codes('words=photosynthesis'), [code])
    assert.deepEqual(await codes('grade=10&kind=pdf&subject=PHY'), [code])
    const first = await askApi(`${LIST}?per_page=1`, secret)
    assert.deepEqual(first.body.meta, { page: 1, per_page: 1, total: 2, last_page: 2 })
    const { body } = await askApi(`${LIST}/${code}`, secret)
    assert.deepEqual(body.data.lessons[0].outcomes, ['PHY-11-02-03-K1'])
    assert.equal(body.data.licence.url, 'https://creativecommons.org/licenses/by-sa/4.0/')
    const listed = await askApi(`${LIST}/${code}/files`, secret)
    assert.deepEqual(listed.body.data, body.data.files)
    const bytes = await fetch(listed.body.data[0].url)
    assert.equal(await bytes.text(), '%PDF-1.4')
  })

  test('what is not for everybody is not there, and a token needs the scope', async ({
    assert,
  }) => {
    const { secret } = await makeToken()
    const { code } = await makeResource({ teacherOnly: true })
    assert.equal((await askApi(`${LIST}/${code}`, secret)).status, 404)
    const other = await makeToken({ scopes: ['institutions.read'] })
    assert.equal((await askApi(LIST, other.secret)).status, 403)
  })

  test('every answer is as OpenAPI describes it', async ({ assert }) => {
    await makeSyllabus()
    const { secret } = await makeToken()
    const { code } = await makeResource({
      ...{ alignment: ['PHY-11-02-03-K1'], publishedAt: null },
      files: [{ name: 'a.png', content: 'png' }],
    })
    const { body: described } = await askApi('/openapi.json')
    const ajv = new Ajv2020({ strict: false })
    formats.default(ajv)
    ajv.addSchema(described, 'openapi')
    const pointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1')
    const asked = apiOperations().filter(({ scope }) => scope !== 'institutions.read')
    assert.isAtLeast(asked.length, 5)
    for (const { path } of asked) {
      const { status, body } = await askApi(
        path.replace('/api/v1', '').replace(':code', code),
        secret
      )
      assert.equal(status, 200, path)
      const at = ['paths', path.replaceAll(/:(\w+)/g, '{$1}'), 'get', 'responses', '200', 'content']
      const ref = [...at, 'application/json', 'schema'].map(pointer).join('/')
      const check = ajv.compile({ $ref: `openapi#/${encodeURI(ref)}` })
      assert.isTrue(check(body), `${path} ${JSON.stringify(check.errors)}`)
    }
  })
})

import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource, makeSyllabus, signedIn } from '#tests/support/library'

const entry = (list: string, code: string, label: string, position: number) => ({
  ...{ id: newId(), list, code, position, label_km: label, label_en: label },
})

test.group('The form of a resource offers the code lists as they are today', (group) => {
  group.each.setup(() => emptyLibrary())

  test('grades and tracks come from the lists; what has ended stays where it stands', async ({
    assert,
  }) => {
    await makeSyllabus()
    const rows = [
      ...['7', 'science-13', 'arts-13'].map((code, at) => entry('class_grade', code, code, at)),
      ...[entry('grade_track', 'arts', 'Arts and crafts', 1)],
    ]
    for (const row of rows) await db.table('institutions_code_entries').insert(row)
    await db
      .from('institutions_code_entries')
      .where({ list: 'licence', code: 'PUBLIC-DOMAIN' })
      .update({ active_to: '2020-01-01' })
    forget()
    const school = await makeInstitution()
    const { browser } = await signedIn('content_reviewer', school)
    const offered = async (path: string) => {
      const { html } = await browser.get(path)
      const values = (name: string) =>
        [...html.matchAll(new RegExp(`name="${name}"[^>]*value="([^"]+)"`, 'g'))].map(([, v]) => v)
      return {
        html,
        grades: values('grades\\[\\]').length ? values('grades\\[\\]') : values('grades'),
      }
    }
    const fresh = await offered('/library/create')
    assert.deepEqual(fresh.grades, ['7', '13'])
    assert.include(fresh.html, 'Arts and crafts')
    assert.notInclude(fresh.html, 'value="PUBLIC-DOMAIN"')
    const old = { institutionId: school, licence: 'PUBLIC-DOMAIN', grades: [11] }
    const { code } = await makeResource(old)
    const standing = await offered(`/library/${code}/edit`)
    assert.deepEqual(standing.grades, ['7', '11', '13'])
    assert.include(standing.html, 'value="PUBLIC-DOMAIN"')
  })
})

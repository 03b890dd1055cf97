import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { toCsv } from '#shared/csv'
import { makeCountry, makePerson, signedIn } from '#tests/support/people'

test.group('The list of people as CSV', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('cells that a spreadsheet would run are made text', ({ assert }) => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'plain', 'a=b']
    const text = toCsv([cells], { bom: false })
    for (const cell of cells.slice(0, 6)) assert.include(text, `'${cell}`)
    assert.include(text, ',plain,a=b')
  })

  test('holds the own reach, filtered, with hostile names made harmless', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    await makePerson(school, { surnameLatin: '=cmd|calc', givenLatin: 'x', studentNumber: 'z-1' })
    await makePerson(school, { surnameKm: 'កែវ', givenKm: 'សុខា' }, 'teacher')
    await makePerson(otherSchool, { surnameLatin: 'Elsewhere' })
    const { browser } = await signedIn('school_leader', school)
    const answer = await browser.get('/people/export')
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.include(answer.html, "'=cmd|calc")
    assert.notMatch(answer.html, /(^|,)=cmd/m)
    assert.include(answer.html, 'កែវ សុខា')
    assert.notInclude(answer.html, 'Elsewhere')
    const teachers = await browser.get('/people/export?role=teacher')
    assert.notInclude(teachers.html, 'cmd')
    const entries = await db.from('shared_audit').where('verb', 'identity.people_exported')
    assert.lengthOf(entries, 2)
  })
})

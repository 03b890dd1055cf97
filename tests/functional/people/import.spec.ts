import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { relayAll } from '#shared/outbox/relay'
import { Import } from '#shared/imports/import'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import { makeCountry, makePerson, signedIn } from '#tests/support/people'
import type { BrowserSession } from '#tests/support/browser_session'

const HEADS =
  'payroll_id,old_payroll_id,surname_km,given_km,surname_latin,given_latin,sex,birth_date,is_new\n'
const PUPILS =
  'student_number,surname_km,given_km,surname_latin,given_latin,sex,age_band,class,grade\n'

async function bring(browser: BrowserSession, fields: Record<string, string>, content: string) {
  const answer = await browser.upload('/imports', fields, { name: 'list.csv', content })
  if (answer.status !== 303) throw new Error(`${answer.status}`)
  await relayAll()
  const path = answer.location!
  return { path, row: await Import.findOrFail(path.split('/').pop()) }
}

const judged = async (id: string) => {
  const rows = await db.from('shared_import_rows').where('import_id', id).orderBy('line')
  return rows.map((row) => {
    const list = typeof row.problems === 'string' ? JSON.parse(row.problems) : (row.problems ?? [])
    return [row.outcome, ...list.map((one: any) => one.code)].join(' ')
  })
}

async function apply(browser: BrowserSession, path: string) {
  await browser.post(`${path}/application`)
  await relayAll()
  // The accounts are a job of their own, started with the commit.
  await relayAll()
  return (await Import.findOrFail(path.split('/').pop())).state
}

test.group('Lists of staff', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('add, change, correct numbers and show likely duplicates', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    const sok = { surnameKm: 'សុខ', givenKm: 'ដារ៉ា' }
    const one = await makePerson(school, { ...sok, payrollId: '0001' }, 'teacher')
    const two = await makePerson(school, { surnameKm: 'មាស', givenKm: 'រ័ត្ន' }, 'teacher')
    await makePerson(otherSchool, { surnameKm: 'កែវ', payrollId: '0009' }, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    const { path, row } = await bring(
      browser,
      { kind: 'identity.staff', institutionId: school, accounts: 'password' },
      `${HEADS}7777,0001,សុខ,ដារ៉ា,Sok,Dara,M,1990-02-01,\n` +
        '0002,,ចាន់,សុភា,Chan,Sophea,ស្រី,,\n' +
        ',,មាស,រ័ត្ន,,,,,\n' +
        '0003,,មាស,រ័ត្ន,Meas,Roth,,,yes\n' +
        '0009,,កែវ,,,,,,\n' +
        '0004,,,,,,x,,\n'
    )
    assert.deepEqual(await judged(row.id), [
      'change',
      'add',
      'bad likely_duplicate',
      'add',
      'bad works_elsewhere',
      'bad no_name bad_sex',
    ])
    assert.isNull(await Person.findBy('payrollId', '0002'))
    assert.equal(await apply(browser, path), 'applied')
    const changed = await Person.findOrFail(one.person.id)
    assert.deepEqual([changed.payrollId, changed.surnameLatin], ['7777', 'Sok'])
    const [former] = await db.from('identity_payroll_numbers').where('person_id', changed.id)
    assert.equal(former.number, '0001')
    for (const q of ['0001', 'chann sophea']) {
      const { html } = await browser.get(`/people?q=${encodeURIComponent(q)}`)
      assert.include(
        html,
        q === '0001' ? changed.id : (await Person.findByOrFail('payrollId', '0002')).id
      )
    }
    const made = await Person.findByOrFail('payrollId', '0002')
    const user = await User.findByOrFail('personId', made.id)
    assert.equal(user.username, 'sophea.chan')
    assert.isNotNull(user.initialSecret)
    const slips = await browser.get(`/people/batches/${user.batchId}/slips`)
    assert.include(slips.html, 'sophea.chan')
    assert.equal((await Person.findOrFail(two.person.id)).payrollId, null)
  })

  test('the same list once more changes nothing', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const list = `${HEADS}0002,,ចាន់,សុភា,Chan,Sophea,F,1990-02-01,\n`
    const fields = { kind: 'identity.staff', institutionId: school }
    assert.equal(await apply(browser, (await bring(browser, fields, list)).path), 'applied')
    assert.deepEqual(await judged((await bring(browser, fields, list)).row.id), ['same'])
  })

  test('nobody brings people to an institution of others, nor a role above the own', async ({
    assert,
  }) => {
    const { school, otherSchool } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const file = { name: 'a.csv', content: `${HEADS}1,,ក,ខ,,,,,\n` }
    const refused = await browser.upload(
      '/imports',
      { kind: 'identity.staff', institutionId: otherSchool },
      file
    )
    assert.equal(refused.status, 403)
    const { row } = await bring(
      browser,
      { kind: 'identity.staff', institutionId: school },
      'payroll_id,surname_km,role\n1,ក,administrator\n2,ខ,student\n'
    )
    assert.deepEqual(await judged(row.id), ['bad role_too_high', 'bad role_too_high'])
  })
})

test.group('Class lists', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('make pupils, classes and places, and accounts with a PIN', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const fields = {
      kind: 'identity.pupils',
      institutionId: school,
      year: '2026-2027',
      accounts: 'pin',
    }
    const list =
      `${PUPILS}1,សុខ,ដារ៉ា,Sok,Dara,M,15-17,10A,10\n` +
      '2,ចាន់,សុភា,Chan,Sophea,F,15-17,10A,\n' +
      '3,ចាន់,ធី,,,F,99,10A,10\n'
    const { path, row } = await bring(browser, fields, list)
    assert.deepEqual(await judged(row.id), ['add', 'bad grade_of_new_class', 'bad unknown_code'])
    assert.equal(await apply(browser, path), 'applied')
    const again = await bring(browser, fields, list)
    assert.deepEqual(await judged(again.row.id), ['same', 'add', 'bad unknown_code'])
    assert.equal(await apply(browser, again.path), 'applied')
    const classes = await db.from('identity_classes').where('institution_id', school)
    assert.lengthOf(classes, 1)
    assert.lengthOf(await db.from('identity_class_pupils').where('class_id', classes[0].id), 2)
    const pupil = await Person.findByOrFail('studentNumber', '2')
    assert.equal(pupil.ageBand, '15-17')
    assert.isNotNull((await User.findByOrFail('personId', pupil.id)).pin)
  })
})

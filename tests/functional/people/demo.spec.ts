import { test } from '@japa/runner'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { applyPack } from '#shared/packs/apply_pack'
import { packsFolder } from '#shared/packs/apply_all'
import { roles } from '#identity/types'
import { demoAccounts } from '#identity/queries/demo_accounts'
import { subtreeIds } from '#institutions/queries/subtree_ids'
import Institution from '#institutions/models/institution'
import { BrowserSession } from '#tests/support/browser_session'

const apply = (name: string) => applyPack(join(packsFolder, name))

test.group('Packs of institutions and of demo people', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the ministry stands above its provinces and districts', async ({ assert }) => {
    await apply('ministry-kh')
    const ministry = await Institution.findByOrFail('locationCode', '99160000000')
    assert.lengthOf(await subtreeIds(ministry.id), 242)
    const province = await Institution.findByOrFail('locationCode', '03000000012')
    assert.lengthOf(await subtreeIds(province.id), 11)
    const again = await applyPack(join(packsFolder, 'ministry-kh'), { dryRun: true })
    assert.deepEqual(again.counts, {})
  })

  test('one person of every role, who signs in with what is printed', async ({ assert }) => {
    await apply('ministry-kh')
    await apply('demo-people')
    const accounts = await demoAccounts('en')
    assert.sameMembers([...new Set(accounts.map((one) => one.role))], [...roles])
    assert.lengthOf(await db.from('identity_class_pupils'), 8)

    const teacher = accounts.find((one) => one.username === 'sokha.teacher')!
    assert.equal(teacher.name, 'Keo Sokha')
    await apply('demo-people')
    const second = await demoAccounts('en')
    assert.deepEqual(second, accounts)

    const browser = new BrowserSession()
    assert.equal((await browser.signIn(teacher.username, teacher.secret!)).status, 303)
    assert.include((await browser.get('/classes')).html, '11A')
    assert.deepEqual(await demoAccounts('en'), accounts)
    const pupil = accounts.find((one) => one.username === 'tola.student')!
    assert.match(pupil.secret!, /^\d{6}$/)
    assert.equal((await new BrowserSession().signIn('tc-1008', pupil.secret!)).status, 303)
  })
})

import { test } from '@japa/runner'
import { once } from 'node:events'
import { createServer } from 'node:http'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import { clock } from '#shared/clock'
import { translate } from '#shared/http/translate'
import { contactOrigin } from '#mirror/edge/contact'
import Origin from '#mirror/models/origin'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, signedIn } from '#tests/support/library'
import { becomeEmpty } from '#tests/support/mirror/edge'
import { asMirror, makeHere } from '#tests/support/mirror/here'
import { makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'
import { freePort } from '#tests/support/own_server'

test.group('Mirror | what a mirror hears of its standing', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    await withKeys()
  })

  test('{standing}: noted once, told once, on its page; and over when it is served again')
    .with([{ standing: 'suspended' }, { standing: 'reenrol' }, { standing: 'retired' }] as const)
    .run(async ({ assert }, { standing }) => {
      const ministry = await makeInstitution()
      const { browser, person } = await signedIn('administrator', ministry)
      const profile = await makeProfile()
      const site = await makeSite(profile, await makeInstitution(ministry), { state: standing })
      const { id } = await makeHere({
        ...{ url: process.env.APP_URL, siteId: site.id, profile: profile.code },
        secretKey: encryption.encrypt(site.key.privatePem),
      })
      const told = () =>
        db
          .from('identity_notifications')
          .where({ kind: 'mirror.standing_here', person_id: person.id })
      for (let n = 0; n < 3; n++) {
        const { outcome, note } = await contactOrigin(id, { pause: 2 })
        assert.deepEqual([outcome, note], ['failed', standing])
      }
      const row = await Origin.findOrFail(id)
      assert.equal(row.standing, standing)
      assert.lengthOf(await told(), 1)
      // It is asked as often as before: it may be served again.
      assert.isBelow(row.nextPollAt!.diff(clock.now()).as('minutes'), 80)
      const away = asMirror()
      const page = await htmlOf(browser.get('/administration/mirror/here/pairing'))
      assert.include(page, translate('km', `mirror_pairing.standings.${standing}.title`))
      away()
      await db.from('mirror_sites').where('id', site.id).update({ state: 'active' })
      assert.equal((await contactOrigin(id, { pause: 2 })).outcome, 'nothing_new')
      assert.isNull((await Origin.findOrFail(id)).standing)
    })

  test('a key that the origin does not know is said; the refusal of something else is not believed', async ({
    assert,
  }) => {
    const { id } = await makeHere({ url: process.env.APP_URL })
    assert.equal((await contactOrigin(id, { pause: 2 })).note, 'not_signed')
    assert.equal((await Origin.findOrFail(id)).standing, 'not_signed')
    await Origin.query().update({ standing: null })
    const other = createServer((_, response) => response.writeHead(403).end('{"code":"proxy"}'))
    const port = await freePort()
    await once(other.listen(port, '127.0.0.1'), 'listening')
    await Origin.query().update({ url: `http://127.0.0.1:${port}` })
    assert.equal((await contactOrigin(id, { pause: 2 })).note, 'refused')
    assert.isNull((await Origin.findOrFail(id)).standing)
    other.close()
  })
})

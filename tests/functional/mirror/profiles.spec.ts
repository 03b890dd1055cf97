import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { relayAll } from '#shared/outbox/relay'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, sendForm, signedIn } from '#tests/support/library'
import { makeCollection } from '#tests/support/reviews'
import { emptyOrigin, withKeys } from '#tests/support/mirror/origin'

const LIST = '/administration/mirror/profiles'
const CREATE = `${LIST}/create`
const FORM = { code: 'uss', name_km: 'វិទ្យាល័យ', name_en: 'Upper secondary', quality: '360' }

const editions = () =>
  db.from('mirror_editions').orderBy('sequence').select('id', 'channel', 'state')

test.group('Mirror | profiles and their editions', (group) => {
  group.each.setup(() => emptyLibrary())

  test('from a profile to everyone, and back', async ({ assert }) => {
    await withKeys()
    const { browser } = await signedIn('administrator', await makeInstitution())
    await makeResource({ titleEn: 'Open' })
    await makeResource({ titleKm: 'ស្នាដៃបិទ', licence: 'ALL-RIGHTS-RESERVED' })
    assert.include(await htmlOf(browser.get('/administration')), 'href="/administration/mirror"')
    const made = await sendForm(browser, { page: CREATE, path: LIST }, { ...FORM, disk_gb: '64' })
    assert.equal(made.location, `${LIST}/uss`)
    await relayAll()
    const planned = await htmlOf(browser.get(`${LIST}/uss`))
    assert.include(planned, 'ស្នាដៃបិទ')
    assert.include(planned, 'អាជ្ញាប័ណ្ណរបស់វាហាមផ្ញើបន្ត')

    const send = async (path: string, fields: Record<string, string> = {}) => {
      const { status } = await sendForm(browser, { page: `${LIST}/uss`, path }, fields)
      assert.equal(status, 303, path)
      await relayAll()
    }
    const publish = async (n: number) => {
      const { id } = (await editions())[n]
      await send(`/administration/mirror/editions/${id}/publications`)
    }
    await send(`${LIST}/uss/editions`, { channel: 'pilot' })
    assert.deepInclude((await editions())[0], { channel: 'pilot', state: 'built' })
    await publish(0)
    assert.equal((await editions())[0].state, 'published')
    await send(`${LIST}/uss/editions`, { channel: 'everyone', from: (await editions())[0].id })
    await publish(1)
    await makeResource({ titleEn: 'A mistake' })
    await send(`${LIST}/uss/editions`, { channel: 'everyone' })
    await publish(2)
    await send(`${LIST}/uss/editions`, { channel: 'everyone', from: (await editions())[1].id })
    await publish(3)
    const rows = await db.from('mirror_editions').orderBy('sequence')
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['published', 'replaced', 'replaced', 'published']
    )
    assert.equal(rows[3].catalogue, rows[1].catalogue)
    const verbs = await db.from('shared_audit').where('verb', 'like', 'mirror.%').select('verb')
    assert.includeMembers(
      verbs.map(({ verb }) => verb),
      ['mirror.profile_created', 'mirror.edition_built', 'mirror.edition_published']
    )
  })

  test('an edition is not published without keys, nor after a later one', async ({ assert }) => {
    await emptyOrigin()
    const { browser } = await signedIn('administrator', await makeInstitution())
    await sendForm(browser, { page: CREATE, path: LIST }, FORM)
    const bare = await htmlOf(browser.get(`${LIST}/uss`))
    assert.include(bare.slice(bare.indexOf('<main')), './ace mirror:keys new')
    const page = { page: `${LIST}/uss`, path: `${LIST}/uss/editions` }
    for (let n = 0; n < 2; n++) await sendForm(browser, page, { channel: 'everyone' })
    await relayAll()
    const [first, second] = await editions()
    const publish = (id: string) =>
      sendForm(
        browser,
        { page: `${LIST}/uss`, path: `/administration/mirror/editions/${id}/publications` },
        {}
      )
    await publish(second.id)
    await relayAll().catch(() => {})
    const job = await db.from('shared_jobs').where('kind', 'mirror.publish_editions').first()
    assert.equal(job.error_code ?? job.error, 'mirror_no_keys')
    await withKeys()
    await db.from('mirror_editions').where('id', second.id).update({ published_at: new Date() })
    await publish(first.id)
    assert.equal((await editions())[0].state, 'built')
  })

  test('a profile is changed, found, put away and used again', async ({ assert }) => {
    const { browser, institutionId } = {
      ...(await signedIn('administrator', await makeInstitution())),
      institutionId: await makeInstitution(),
    }
    await sendForm(browser, { page: CREATE, path: LIST }, FORM)
    const { code } = await makeCollection({ institutionId })
    const update = { page: `${LIST}/uss/edit`, path: `${LIST}/uss`, method: 'PUT' }
    const rest = { name_km: FORM.name_km, quality: '240' }
    const changed = await sendForm(browser, update, {
      ...{ ...rest, 'name_en': 'Lycées', 'grades[]': ['11', '12'], 'always': code.toLowerCase() },
    })
    assert.equal(changed.status, 303, changed.html.slice(0, 200))
    const row = await db.from('mirror_profiles').first()
    const content = typeof row.content === 'string' ? JSON.parse(row.content) : row.content
    assert.deepEqual([content.grades, content.always], [['11', '12'], [code]])
    const found = await htmlOf(browser.get(`${LIST}?q=lyc`))
    assert.include(found, `${LIST}/uss`)
    assert.notInclude(await htmlOf(browser.get(`${LIST}?q=zzz`)), `${LIST}/uss`)
    const away = { page: `${LIST}/uss`, path: `${LIST}/uss/archive` }
    await sendForm(browser, away, {})
    assert.notInclude(await htmlOf(browser.get(LIST)), `${LIST}/uss`)
    assert.include(await htmlOf(browser.get(`${LIST}?tab=archived`)), `${LIST}/uss`)
    await sendForm(browser, { ...away, method: 'DELETE' }, {})
    assert.include(await htmlOf(browser.get(LIST)), `${LIST}/uss`)
  })

  test('what cannot be is refused beside its field', async ({ assert }) => {
    const { browser } = await signedIn('administrator', await makeInstitution())
    await sendForm(browser, { page: CREATE, path: LIST }, FORM)
    const form = { page: CREATE, path: LIST }
    const twice = await sendForm(browser, form, FORM)
    assert.equal(twice.status, 422)
    assert.include(twice.html, 'មានកម្រងដែលមានឈ្មោះខ្លីនេះហើយ')
    const other = { ...FORM, code: 'other' }
    for (const wrong of [{ code: 'Ab c' }, { disk_gb: '-1' }, { quality: '999' }]) {
      assert.equal((await sendForm(browser, form, { ...other, ...(wrong as object) })).status, 422)
    }
    const unknown = await sendForm(browser, form, { ...other, never: 'ZZZZZZZ' })
    assert.include(unknown.html, 'ZZZZZZZ')
    assert.equal(unknown.status, 422)
  })

  test('for those who look after everything, not after one school', async ({ assert }) => {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    for (const [role, at, status] of [
      ['administrator', ministry, 200],
      ['mirror_operator', ministry, 200],
      ['mirror_operator', school, 403],
      ['administrator', school, 403],
      ['library_administrator', ministry, 403],
    ] as const) {
      const { browser } = await signedIn(role, at)
      assert.equal((await browser.get(LIST)).status, status, `${role} ${status}`)
    }
  })
})

import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { keepPlan } from '#mirror/jobs/plan_profile'
import { planProfile } from '#mirror/publisher/plan_profile'
import type { ProfileInput } from '#mirror/actions/write_profile'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, signedIn } from '#tests/support/library'
import { makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'

const KIB = 1024
const LIST = '/administration/mirror/profiles/uss'
const file = (size: number) => ({ name: 'a.bin', content: Buffer.alloc(size, newId()) })

test.group('Mirror | what the planner found, and for whom', (group) => {
  group.each.setup(() => emptyLibrary())

  async function begin(wish: Partial<ProfileInput>) {
    await withKeys()
    const ministry = await makeInstitution()
    const { browser } = await signedIn('administrator', ministry)
    const profile = await makeProfile(wish, 'uss')
    const plan = async () =>
      keepPlan(profile.id, await planProfile(profile, { breathe: async () => {} }))
    return { browser, ministry, profile, plan }
  }

  test('the next update of every mirror, on pages, with what is left of its month', async ({
    assert,
  }) => {
    const { browser, ministry, profile, plan } = await begin({ monthBytes: 400 * KIB })
    await makeResource({ files: [file(300 * KIB)] })
    for (let n = 0; n < 35; n++) {
      await makeSite(profile, ministry, { code: `SITE22${10 + n}`, name: `School ${n}` })
    }
    const month = clock.now().toFormat('yyyy-MM')
    await db
      .from('mirror_sites')
      .where('code', 'SITE2210')
      .update({ month, month_bytes: 200 * KIB })
    await db
      .from('mirror_sites')
      .where('code', 'SITE2211')
      .update({ month: '2001-01', month_bytes: 200 * KIB })
    await plan()
    const show = await htmlOf(browser.get(LIST))
    assert.include(show, `${LIST}/plan/updates`)
    const first = await htmlOf(browser.get(`${LIST}/plan/updates`))
    assert.include(first, 'page=2')
    const over = await htmlOf(browser.get(`${LIST}/plan/updates?over=1`))
    assert.include(over, 'SITE2210')
    assert.notInclude(over, 'SITE2211', 'what it fetched in another month does not count')
    const found = await htmlOf(browser.get(`${LIST}/plan/updates?q=school+34`))
    assert.include(found, 'SITE2244')
    assert.notInclude(found, 'SITE2243')
    const csv = await browser.get(`${LIST}/plan/updates?format=csv`)
    assert.lengthOf(csv.html.trim().split('\n'), 36)
  })

  test('offenders by name with the reason, and what is dropped first', async ({ assert }) => {
    const { browser, plan } = await begin({ diskBytes: 500 * KIB })
    await makeResource({ titleKm: 'ធំទីមួយ', files: [file(400 * KIB)] })
    await makeResource({ titleKm: 'ធំទីពីរ', files: [file(400 * KIB)] })
    await makeResource({ titleKm: 'អាជ្ញាប័ណ្ណបិទ', licence: 'ALL-RIGHTS-RESERVED' })
    await makeResource({ titleKm: 'ម្ចាស់មិនព្រម', redistributable: false })
    await plan()
    const all = await htmlOf(browser.get(`${LIST}/plan/staying`))
    assert.include(all, 'អាជ្ញាប័ណ្ណបិទ')
    assert.include(all, 'ម្ចាស់កម្មសិទ្ធិមិនចង់ឱ្យផ្ញើបន្តទេ')
    const some = await htmlOf(browser.get(`${LIST}/plan/staying?why=holder`))
    assert.notInclude(some, 'អាជ្ញាប័ណ្ណបិទ')
    const csv = await browser.get(`${LIST}/plan/staying?why=licence&format=csv`)
    assert.include(csv.html, 'អាជ្ញាប័ណ្ណរបស់វាហាមផ្ញើបន្ត')
    const dropped = await htmlOf(browser.get(`${LIST}/plan/dropped`))
    assert.include(dropped, 'ធំទីមួយ')
    assert.notInclude(dropped, 'ធំទីពីរ')
    assert.equal((await browser.get(`${LIST}/plan/other`)).status, 404)
  })

  test('for which institutions it is meant, with and without a mirror', async ({ assert }) => {
    const rule = { types: ['USS'], regions: ['north'], flags: ['pilot'] }
    const { browser, ministry, profile } = await begin({ institutions: rule })
    const school = async (name: string, wish: object, flags = ['pilot']) => {
      const id = await makeInstitution(ministry)
      const own = { type_code: 'USS', region: 'north', name_km: name, ...wish }
      await db.from('institutions').where('id', id).update(own)
      for (const code of flags) {
        await db.table('institutions_flags').insert({ institution_id: id, code })
      }
      return id
    }
    const one = await school('សាលាទីមួយ', {})
    await school('សាលាទីពីរ', {})
    await school('ប្រភេទផ្សេង', { type_code: 'TTC' })
    await school('តំបន់ផ្សេង', { region: 'south' })
    await school('គ្មានសញ្ញា', {}, [])
    await school('បិទហើយ', { is_operating: false })
    await makeSite(profile, one, { code: 'HAVE2222' })
    const page = `${LIST}/institutions`
    const all = await htmlOf(browser.get(page))
    for (const name of ['សាលាទីមួយ', 'សាលាទីពីរ', 'HAVE2222']) assert.include(all, name)
    for (const name of ['ប្រភេទផ្សេង', 'តំបន់ផ្សេង', 'គ្មានសញ្ញា', 'បិទហើយ']) {
      assert.notInclude(all, name)
    }
    const lacking = await htmlOf(browser.get(`${page}?mirror=no`))
    assert.notInclude(lacking, 'សាលាទីមួយ')
    assert.include(lacking, 'សាលាទីពីរ')
    const csv = await browser.get(`${page}?format=csv&mirror=yes`)
    assert.include(csv.html, 'HAVE2222')
    assert.lengthOf(csv.html.trim().split('\n'), 2)
    assert.include(await htmlOf(browser.get(LIST)), '2 ក្នុងនោះ 1 មានម៉ាស៊ីនមេសាលា')
  })
})

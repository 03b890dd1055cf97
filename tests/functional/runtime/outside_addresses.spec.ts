import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { bring } from '#tests/support/packages'
import { courseXml, unitXml } from '#tests/support/courses'
import { decideOutside } from '#runtime/actions/decide_outside'
import { launchFor } from '#tests/support/runtime'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { openSession } from '#runtime/actions/open_session'
import { signedIn } from '#tests/support/library'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import { unitsOf } from '#runtime/cmi5/course_items'
import { SYSTEM } from '#shared/actor'
import OutsideOrigin from '#runtime/models/outside_origin'
import Session from '#runtime/models/session'
import runtimeSync from '#runtime/sync'
import type { Course } from '#runtime/cmi5/types'

const content = `http://127.0.0.1:${process.env.CONTENT_PORT}`
const ELSEWHERE = 'https://lessons.example'

async function outsideCourse() {
  const xml = courseXml(unitXml(1, { url: `${ELSEWHERE}/a?x=1`, attributes: 'moveOn="Completed"' }))
  const at = await makeInstitution()
  const { row, version } = await bring(Buffer.from(xml), at, SYSTEM, 'cmi5.xml')
  const [unit] = unitsOf(version.read<Course>())
  const { person } = await makeAccount()
  const { launch } = await launchFor(row, person.id)
  const waits = await OutsideOrigin.findByOrFail('packageId', row.id)
  const decide = async (decision: 'approved' | 'withdrawn') =>
    decideOutside(SYSTEM, await OutsideOrigin.findOrFail(waits.id), { decision })
  return { row, unit, launch, waits, decide }
}

test.group('Units on other sites', (group) => {
  group.setup(async () => {
    const listener = await startContentListener()
    return () => stopContentListener(listener)
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('nothing opens before an administrator has approved the site', async ({ assert }) => {
    const { row, unit, launch, waits, decide } = await outsideCourse()
    assert.deepEqual([waits.origin, waits.state, waits.count], [ELSEWHERE, 'waiting', 1])
    assert.isTrue(Boolean(row.leadsOutside))
    assert.containSubset(await openSession(launch, unit.key), { error: { type: 'outside_closed' } })
    assert.lengthOf(await Session.query().where('launchId', launch.id), 0)
    await decide('approved')
    const opened = await openSession(launch, unit.key)
    if (!opened.ok) throw new Error('It opens')
    const url = new URL(opened.value.href)
    assert.equal(url.origin + url.pathname, `${ELSEWHERE}/a`)
    assert.equal(url.searchParams.get('x'), '1')
  })

  test('only that site may speak from elsewhere, and only with its session', async ({ assert }) => {
    const { unit, launch, decide } = await outsideCourse()
    const asked = (origin: string) =>
      fetch(`${content}/xapi/statements`, { method: 'OPTIONS', headers: { origin } })
    assert.equal((await asked(ELSEWHERE)).status, 403)
    await decide('approved')
    assert.equal((await asked(ELSEWHERE)).headers.get('access-control-allow-origin'), ELSEWHERE)
    assert.equal((await asked('https://evil.example')).status, 403)
    const opened = await openSession(launch, unit.key)
    if (!opened.ok) throw new Error('It opens')
    const key = new URL(new URL(opened.value.href).searchParams.get('fetch')!).pathname
    const fetched = (origin: string) =>
      fetch(content + key, { method: 'POST', headers: { origin } })
    const answer = await fetched(ELSEWHERE)
    assert.equal(answer.headers.get('access-control-allow-origin'), ELSEWHERE)
    assert.isNull(
      (await fetched('https://evil.example')).headers.get('access-control-allow-origin')
    )
    const { 'auth-token': token } = (await answer.json()) as { 'auth-token': string }
    const headers = { 'authorization': `Basic ${token}`, 'x-experience-api-version': '1.0.3' }
    const read = (origin: string) =>
      fetch(`${content}/xapi/statements`, { headers: { ...headers, origin } })
    assert.equal((await read(ELSEWHERE)).headers.get('access-control-allow-origin'), ELSEWHERE)
    const evil = await read('https://evil.example')
    assert.isNull(evil.headers.get('access-control-allow-origin'))
  })

  test('an approval that is withdrawn ends what is open there', async ({ assert }) => {
    const { unit, launch, decide } = await outsideCourse()
    await decide('approved')
    await openSession(launch, unit.key)
    await decide('withdrawn')
    const [session] = await Session.query().where('launchId', launch.id)
    assert.equal(session.ending, 'abandoned')
    assert.containSubset(await openSession(launch, unit.key), { error: { type: 'outside_closed' } })
  })

  test('what was decided holds for the next version; new sites wait', async ({ assert }) => {
    const { row, decide } = await outsideCourse()
    await decide('approved')
    const { keepOutside } = await import('#runtime/outside/keep_outside')
    const { transaction } = await import('#shared/database/transaction')
    const { default: PackageVersion } = await import('#runtime/models/package_version')
    const version = await PackageVersion.findOrFail(row.currentVersionId)
    const found = [ELSEWHERE, 'https://new.example'].map((origin) => ({
      ...{ origin, example: `${origin}/b`, count: 2 },
    }))
    await transaction((trx) => keepOutside(trx, version, found))
    const rows = await OutsideOrigin.query().where('packageId', row.id).orderBy('origin')
    assert.deepEqual(
      rows.map(({ origin, state, count }) => [origin, state, count]),
      [
        [ELSEWHERE, 'approved', 2],
        ['https://new.example', 'waiting', 2],
      ]
    )
  })

  test('the list keeps its choice when it is searched', async ({ assert }) => {
    await outsideCourse()
    const { browser } = await signedIn('administrator')
    const { html } = await browser.get('/administration/outside-addresses?state=waiting')
    assert.include(html, ELSEWHERE)
    assert.match(html, /state=waiting[^>]*aria-current/)
    assert.include(html, 'type="hidden" name="state" value="waiting"')
  })

  test('packages that lead elsewhere never leave their server', ({ assert }) => {
    assert.equal(runtimeSync.runtime_packages.stays, 'leads_outside')
    assert.equal(runtimeSync.runtime_outside_origins.direction, 'local')
  })
})

import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import { decideLibraries } from '#runtime/actions/decide_libraries'
import { launchToken, versionToken } from '#runtime/content/tokens'
import { playerAsset } from '#runtime/content/player_assets'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { approveAll, h5pFiles } from '#tests/support/h5p'
import { bring, zipOf } from '#tests/support/packages'
import { launchFor } from '#tests/support/runtime'
import { SYSTEM } from '#shared/actor'
import H5PLibrary from '#runtime/models/h5p_library'

const origin = `http://127.0.0.1:${process.env.CONTENT_PORT}`

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

test.group('Serving H5P content', (group) => {
  group.setup(async () => {
    const listener = await startContentListener()
    return () => stopContentListener(listener)
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const begin = async () => {
    const files = { ...h5pFiles(), 'content/images/a.SVG': SVG }
    const { row, version } = await bring(await zipOf(files), await makeInstitution())
    const library = await H5PLibrary.findByOrFail('machineName', 'Test.Press')
    const script = `/l/${library.hash}/Test.Press-1.0/press.js`
    return { row, version, library, script }
  }
  const get = (path: string, init?: RequestInit) => fetch(origin + path, init)

  test('a library is sent only while it is approved, and kept by browsers for good', async ({
    assert,
  }) => {
    const { library, script } = await begin()
    assert.equal((await get(script)).status, 404)
    await approveAll()
    const answer = await get(script)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type')!, /^text\/javascript/)
    assert.match(answer.headers.get('cache-control')!, /max-age=31536000, immutable/)
    assert.match(answer.headers.get('content-security-policy')!, /sandbox allow-scripts/)
    assert.isNull(answer.headers.get('set-cookie'))
    assert.equal((await get(script.replace('press.js', 'absent.js'))).status, 404)
    await decideLibraries(SYSTEM, [library.id], { decision: 'withdraw' })
    assert.equal((await get(script)).status, 404)
  })

  test('content is data: opened by itself it runs nothing and has no origin', async ({
    assert,
  }) => {
    const { version } = await begin()
    const answer = await get(`/c/${versionToken(version.id)}/content/images/a.SVG`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type')!, /^image\/svg\+xml/)
    const policy = answer.headers.get('content-security-policy')!
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /sandbox$/)
  })

  test('a player that is open ends when a library is withdrawn', async ({ assert }) => {
    const { row, library } = await begin()
    await approveAll()
    const { person } = await makeAccount()
    const { launch } = await launchFor(row, person.id)
    const state = `/play/${launchToken(launch.id)}/state?lang=en`
    const answer = await get(state, { method: 'POST' })
    const { script, styles, scripts, words } = JSON.parse(await answer.text())
    assert.deepEqual([script, styles, scripts.length], ['h5p.js', [], 1])
    assert.equal(words.fullscreen, 'Fullscreen')
    await decideLibraries(SYSTEM, [library.id], { decision: 'withdraw' })
    const blocked = await get(state, { method: 'POST' })
    assert.equal(blocked.status, 403)
    assert.deepEqual(await blocked.json(), { error: 'blocked' })
  })

  test('the core of H5P comes from this server, its fonts too', async ({ assert }) => {
    for (const name of ['h5p/frame.bundle.js', 'h5p/styles/h5p.css', 'h5p_frame.css', 'h5p.html']) {
      assert.equal((await get(playerAsset(name))).status, 200, name)
    }
    const font = await get(playerAsset('h5p/fonts/h5p-core-30.woff2'))
    assert.equal(font.headers.get('content-type'), 'font/woff2')
    assert.equal((await get('/t/000000000000/h5p/../../../package.json')).status, 404)
  })
})

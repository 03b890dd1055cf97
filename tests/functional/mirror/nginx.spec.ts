import { test } from '@japa/runner'
import { randomBytes } from 'node:crypto'
import { accel } from '#mirror/http/accel'
import { nameOf, objectPath } from '#mirror/format/object_name'
import { objectStore } from '#mirror/store/objects'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { AskingSite } from '#tests/support/mirror/asking'
import { hasNginx, openNginx, WITHOUT_NGINX } from '#tests/support/mirror/nginx'
import { buildAndPublish, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'

const KIB = 1024

test.group('Mirror | nginx sends the files', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.teardown(() => {
    accel.prefix = undefined
  })

  test('the same bytes, ranges too, and nothing to those who did not sign', async ({ assert }) => {
    await withKeys()
    const content = randomBytes(300 * KIB)
    await makeResource({ files: [{ name: 'film.bin', content, role: 'main' }] })
    const profile = await makeProfile()
    await buildAndPublish(profile)
    const { id, key } = await makeSite(profile, await makeInstitution())
    accel.prefix = '/_mirror'
    const site = new AskingSite(id, key)
    const path = `/mirror/v1/${objectPath(nameOf(content))}`
    const behind = await site.get(path)
    assert.lengthOf(behind.bytes, 0, 'the application itself sends nothing')
    assert.equal(behind.headers.get('x-accel-redirect'), `/_mirror/${objectPath(nameOf(content))}`)

    const nginx = await openNginx({ behind: process.env.APP_URL!, objects: objectStore().root })
    try {
      const front = new AskingSite(id, key, nginx.url)
      const whole = await front.get(path)
      assert.equal(whole.status, 200)
      assert.isTrue(whole.bytes.equals(content))
      assert.isNull(whole.headers.get('x-accel-redirect'))
      assert.match(whole.headers.get('server')!, /nginx/)
      assert.include(whole.headers.get('cache-control')!, 'immutable')
      const rest = await front.get(path, { range: 'bytes=100000-' })
      assert.equal(rest.status, 206)
      assert.isTrue(rest.bytes.equals(content.subarray(100_000)))
      const same = { 'range': 'bytes=200000-', 'if-range': `"${nameOf(content)}"` }
      const goneOn = await front.get(path, same)
      assert.equal(goneOn.status, 206, 'a download that was cut goes on')
      assert.isTrue(goneOn.bytes.equals(content.subarray(200_000)))
      const secret = nameOf(Buffer.from('a letter'))
      assert.equal((await front.get(`/mirror/v1/${objectPath(secret)}`)).status, 404)
      assert.equal((await fetch(nginx.url + path)).status, 401)
      const own = await fetch(`${nginx.url}/_mirror/${objectPath(nameOf(content))}`)
      assert.equal(own.status, 404, 'the place itself is for nginx alone')
    } finally {
      await nginx.close()
    }
  }).skip(!hasNginx, WITHOUT_NGINX)
})

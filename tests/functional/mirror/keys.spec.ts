import { test } from '@japa/runner'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import env from '#start/env'
import { objectStore } from '#mirror/store/objects'
import { TrustedFolder } from '#mirror/trust/trusted_folder'
import { publishEditions } from '#mirror/publisher/publish_editions'
import * as keys from '#mirror/keys/manage_keys'
import { problemOf, say } from '#mirror/keys/say'
import { emptyLibrary } from '#tests/support/library'
import { emptyOrigin } from '#tests/support/mirror/origin'

const NOTHING = { root: 0, timestamp: 0, targets: 0 }
const passphrase = 'a lamp on the river'

const stick = async () => ({ folder: await mkdtemp(join(tmpdir(), 'tonle-stick-')), passphrase })
const home = () => ({ root: objectStore().root, appKey: env.get('APP_KEY').release() })
const source = (name: string) => readFile(join(home().root, 'tuf', name)).catch(() => undefined)

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error) => error.code
  )

test.group('Mirror | keys of editions', (group) => {
  group.each.setup(async () => {
    const rollback = await emptyLibrary()
    await emptyOrigin()
    return rollback
  })

  test('two of three sticks change the keys; mirrors follow', async ({ assert }) => {
    const sticks = await Promise.all([stick(), stick(), stick()])
    await keys.makeKeys(home(), sticks)
    await publishEditions()
    const trusted = new TrustedFolder(
      join(await mkdtemp(join(tmpdir(), 'tonle-trust-')), 'trusted'),
      (await source('1.root.json'))!
    )
    const first = await trusted.refresh(source, NOTHING, [])

    await keys.rotateKeys(home())
    assert.equal(await keys.signNextRoot(home(), sticks[0]), 1)
    await publishEditions()
    await trusted.refresh(source, first.seen, [])
    assert.equal((await keys.keyState(home()))?.pending?.signatures, 1)
    assert.equal(await keys.signNextRoot(home(), sticks[2]), 0)
    await publishEditions()
    const { seen } = await trusted.refresh(source, first.seen, [])
    assert.equal(seen.root, 2)
    assert.isNull((await keys.keyState(home()))!.pending)
  })

  test('a lost stick is replaced, and signs no more', async ({ assert }) => {
    const sticks = await Promise.all([stick(), stick(), stick()])
    await keys.makeKeys(home(), sticks)
    const { rootKeys } = (await keys.keyState(home()))!
    const fresh = await stick()
    await keys.rotateKeys(home(), { replace: { keyId: rootKeys[1].slice(0, 8), stick: fresh } })
    await keys.signNextRoot(home(), sticks[0])
    assert.equal(await keys.signNextRoot(home(), sticks[2]), 0)
    await keys.rotateKeys(home())
    assert.equal(await codeOf(keys.signNextRoot(home(), sticks[1])), 'not_a_root_key')
    await keys.signNextRoot(home(), fresh)
    assert.equal(await keys.signNextRoot(home(), sticks[0]), 0)
    assert.equal((await keys.keyState(home()))!.version, 3)
  })

  test('nothing lies open: neither on a stick, nor here, nor in a backup', async ({ assert }) => {
    const sticks = await Promise.all([stick(), stick(), stick()])
    await keys.makeKeys(home(), sticks)
    const place = await stick()
    await keys.backUpKeys(home(), place)
    for (const path of [
      join(sticks[0].folder, 'tonle-root-key.json'),
      join(place.folder, 'tonle-mirror-keys.json'),
      join(home().root, 'keys/online.json'),
    ]) {
      assert.notInclude((await readFile(path)).toString(), 'PRIVATE KEY', path)
    }
    await rm(join(home().root, 'keys'), { recursive: true })
    assert.isFalse((await keys.keyState(home()))!.isOpen)
    const wrong = { ...place, passphrase: 'another one' }
    assert.equal(await codeOf(keys.restoreKeys(home(), wrong)), 'wrong_passphrase')
    const other = { ...home(), appKey: 'the key of another server' }
    await keys.restoreKeys(other, place)
    assert.isTrue((await keys.keyState(other))!.isOpen)
    assert.isFalse((await keys.keyState(home()))!.isOpen)
  })

  test('what is wrong is said in both languages', async ({ assert }) => {
    const [one, two] = [await stick(), await stick()]
    const three = { folder: '/nowhere', passphrase }
    const none = { root: home().root, appKey: 'x' }
    assert.equal(await codeOf(keys.rotateKeys(none)), 'no_keys')
    assert.equal(await codeOf(keys.makeKeys(home(), [one, two])), 'three_sticks')
    assert.equal(await codeOf(keys.makeKeys(home(), [one, one, two])), 'same_stick')
    assert.equal(await codeOf(keys.makeKeys(home(), [one, two, three])), 'no_folder')
    await writeFile(join(two.folder, 'tonle-root-key.json'), '{')
    const sticks = [one, two, await stick()]
    const error = await keys.makeKeys(home(), sticks).catch((reason) => reason)
    assert.equal(error.code, 'stick_used')
    assert.include(problemOf(error)!, two.folder)
    assert.include(problemOf(error)!, 'This stick holds a root key already')
    assert.include(say('none'), 'មិនទាន់មានសោទេ')
  })
})

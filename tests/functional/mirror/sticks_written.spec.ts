import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { relayAll } from '#shared/outbox/relay'
import { contactFolder } from '#mirror/edge/contact'
import { FolderSource } from '#mirror/edge/folder_source'
import { exportStick } from '#mirror/sticks/export_stick'
import { labelOf } from '#mirror/sticks/find_sticks'
import { proveStick } from '#mirror/sticks/prove_stick'
import { watchSticks } from '#mirror/sticks/watch_sticks'
import { readList } from '#mirror/sticks/stick_lists'
import { objectStore } from '#mirror/store/objects'
import { asMirror, asSticks } from '#tests/support/mirror/here'
import { loopStick, type StickKind } from '#tests/support/mirror/loop_stick'
import { becomeEmpty, loseContent, resourceStates } from '#tests/support/mirror/edge'
import { insert, newStick, pairedSchool } from '#tests/support/mirror/school'
import { emptyLibrary, htmlOf, sendForm, signedIn } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import Site from '#mirror/models/site'
import StickWrite from '#mirror/models/stick_write'

const STICKS = '/administration/mirror/sticks'
const MIB = 1024 ** 2

test.group('Mirror | sticks are written', (group) => {
  let stick: Awaited<ReturnType<typeof newStick>>
  group.each.timeout(120_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    stick = await newStick()
    const unplug = asSticks(stick.mount)
    return async () => {
      unplug()
      await stick.away()
    }
  })

  async function begin() {
    const school = await pairedSchool()
    const wish = { mount: stick.mount, channel: 'everyone', profile: school.profile.code }
    return { ...school, wish }
  }

  test('on its page: chosen, written, read back; the next stick of a set; gone on with', async ({
    assert,
  }) => {
    const { profile, siteId } = await begin()
    const { browser } = await signedIn('administrator', await makeInstitution())
    const create = { page: `${STICKS}/create`, path: STICKS }
    const what = `profile:everyone:${profile.code}`
    for (const wrong of [{ mount: '/etc', what }, { mount: stick.mount }]) {
      assert.equal((await sendForm(browser, create, wrong as never)).status, 422)
    }
    const begun = await sendForm(browser, create, { mount: stick.mount, what })
    assert.equal(begun.status, 303)
    await relayAll()
    const row = await StickWrite.firstOrFail()
    assert.deepEqual(
      [row.state, Boolean(row.isLast), Boolean(row.isProven)],
      ['written', true, true]
    )
    assert.include(await htmlOf(browser.get(`${STICKS}/${row.id}`)), 'អ្នកអាចដកយូអេសប៊ី')
    assert.include(await htmlOf(browser.get(STICKS)), profile.code)
    // A stick that was too small: the next one takes what was left.
    const { code } = await Site.findOrFail(siteId)
    await sendForm(browser, create, { mount: stick.mount, site: code })
    await relayAll()
    const second = await StickWrite.query().whereNotNull('siteId').firstOrFail()
    await second.merge({ isLast: false }).save()
    const next = { ...create, page: `${STICKS}/create?after=${second.id}` }
    await sendForm(browser, next, { mount: stick.mount, after: second.id })
    await relayAll()
    const third = await StickWrite.query().where('part', 2).firstOrFail()
    assert.deepEqual([third.setId, third.siteId], [second.id, siteId])
    const [one, two] = [await readList(second.id), await readList(third.id)]
    assert.isBelow(two.length, one.length, 'what the stick before holds is not written again')
    await third.merge({ state: 'failed', note: 'gone' }).save()
    const page = `${STICKS}/${third.id}`
    assert.include(await htmlOf(browser.get(page)), 'យូអេសប៊ីត្រូវបានដកចេញ')
    await sendForm(browser, { page, path: `${page}/runs` }, {})
    await relayAll()
    assert.equal((await third.refresh()).state, 'written')
    await sendForm(browser, { page, path: `${page}/runs`, method: 'DELETE' }, {})
    const verbs = await db.from('shared_audit').where('verb', 'mirror.stick_ordered')
    assert.lengthOf(verbs, 4)
  })

  test('a mirror hands on what it has: the stick is as good as one of the ministry', async ({
    assert,
  }) => {
    const { wish, origin, one, two } = await begin()
    await exportStick(wish)
    await loseContent()
    assert.equal((await insert(origin.id, stick.mount)).outcome, 'done')
    const away = asMirror()
    const school = await makeInstitution(await makeInstitution())
    const { browser } = await signedIn('mirror_operator', school)
    await rm(stick.folder, { recursive: true })
    await db.from('mirror_sites').delete()
    await db.from('mirror_profiles').delete()
    const create = { page: `${STICKS}/create`, path: STICKS }
    const { status } = await sendForm(browser, create, {
      ...{ mount: stick.mount, what: `origin:${origin.id}` },
    })
    assert.equal(status, 303)
    await relayAll()
    const row = await StickWrite.firstOrFail()
    assert.deepEqual([row.state, row.note], ['written', null])
    await origin.refresh()
    await loseContent()
    const ids = { currentId: null, previousId: null, sequence: 0, revocationsName: null }
    await origin.merge(ids).save()
    await db.from('mirror_received').delete()
    assert.equal((await insert(origin.id, stick.mount)).outcome, 'done')
    assert.sameMembers(Object.keys(await resourceStates()), [one.id, two.id])
    away()
  })

  test('what FAT32 cannot hold lies in pieces, also over two sticks', async ({ assert }) => {
    const { wish, origin } = await begin()
    const cut = { above: 3 * MIB, piece: 2 * MIB }
    let calls = 0
    // Room for the small things, one film and one piece of the other.
    const first = await exportStick({
      ...{ ...wish, cut, free: async () => (++calls > 100 ? 0 : 2 ** 40) },
    })
    assert.deepEqual(first.left, [])
    const large = [...new Set(first.written.filter((key) => /\.\d{3}$/.test(key)))]
    assert.lengthOf(large, 6)
    for (const key of first.written) {
      const path = join(stick.folder, 'objects', key.slice(0, 2), key.slice(2, 4), key)
      assert.isAtMost((await stat(path)).size, 3 * MIB)
    }
    const other = await newStick()
    const second = await exportStick({
      ...{ ...wish, cut, mount: other.mount, part: 2 },
      has: new Set(first.written.filter((key) => key !== large.at(-1))),
    })
    assert.include(second.written, large.at(-1)!)
    const last = large.at(-1)!
    await rm(join(stick.folder, 'objects', last.slice(0, 2), last.slice(2, 4), last))
    await loseContent()
    const take = (folder: string) =>
      contactFolder(origin.id, new FolderSource(folder, 'stick', cut))
    const half = await take(stick.folder)
    assert.deepEqual([half.outcome, half.bad], ['partial', 0])
    const whole = await take(other.folder)
    assert.equal(whole.outcome, 'done', whole.note ?? '')
    assert.isBelow(whole.bytes, 1.5 * MIB, 'only the rest came')
    await other.away()
  })

  test('stopped or pulled out in the middle: whole files only, and gone on with', async ({
    assert,
  }) => {
    const { wish, origin } = await begin()
    const stop = new AbortController()
    const stopped = exportStick({
      ...{ ...wish, signal: stop.signal },
      progress: (done) => {
        if (done > 6 * MIB) stop.abort(new Error('stopped'))
      },
    })
    await assert.rejects(() => stopped, 'stopped')
    const there = objectStore(stick.folder)
    for await (const name of there.all()) await there.read(name)
    assert.isUndefined(await labelOf(stick.folder))
    const { outcome } = await insert(origin.id, stick.mount)
    assert.notEqual(outcome, 'done')
    const times = new Map<string, number>()
    for await (const name of there.all()) {
      times.set(name, (await stat(there.path(name))).mtimeMs)
    }
    await exportStick(wish)
    for (const [name, at] of times) assert.equal((await stat(there.path(name))).mtimeMs, at)
    assert.isTrue((await labelOf(stick.folder))!.isLast)
  })

  test('an unproven stick is checked when it was out and is in again; a lying one is found', async ({
    assert,
  }) => {
    const { wish, profile } = await begin()
    const { browser } = await signedIn('administrator', await makeInstitution())
    const create = { page: `${STICKS}/create`, path: STICKS }
    const what = `profile:everyone:${profile.code}`
    await sendForm(browser, create, { mount: stick.mount, what })
    await relayAll()
    const row = await StickWrite.firstOrFail()
    await row.merge({ isProven: false }).save()
    const checks = () => db.from('shared_jobs').where('kind', 'mirror.prove_stick')
    await watchSticks()
    assert.lengthOf(await checks(), 0, 'it was never out')
    asSticks()
    await watchSticks()
    asSticks(stick.mount)
    await watchSticks()
    assert.lengthOf(await checks(), 1)
    await relayAll()
    await row.refresh()
    assert.deepEqual([Boolean(row.isProven), row.note], [true, null])
    const [key] = (await readList(row.id)).slice(-1)
    const file = await open(objectStore(stick.folder).path(key), 'r+')
    await file.write(Buffer.from('x'), 0, 1, 100)
    await file.close()
    assert.equal((await proveStick(row, stick.folder)).bad, 1)
    // Written again, what is wrong is put right.
    await exportStick(wish)
    await objectStore(stick.folder).read(key)
  })

  for (const kind of ['vfat', 'exfat'] as StickKind[]) {
    test(`on a stick with ${kind}`, async ({ assert }) => {
      const loop = loopStick(kind)!
      try {
        const { wish, origin, one, two } = await begin()
        // What holds a file system in user space does not always say how much is free.
        const free = async () => 2 ** 40
        const written = await exportStick({ ...wish, mount: loop.mount, free })
        assert.deepEqual([written.left, written.label.isLast], [[], true])
        const names = await readdir(join(loop.mount, 'tonle-mirror', 'objects'))
        assert.deepEqual(
          names.filter((name) => name !== name.toLowerCase()),
          []
        )
        await loseContent()
        const { outcome, home } = await insert(origin.id, loop.mount)
        assert.deepEqual([outcome, home], ['done', 'given'])
        assert.sameMembers(Object.keys(await resourceStates()), [one.id, two.id])
        await writeFile(join(loop.mount, 'full'), Buffer.alloc(MIB))
      } finally {
        loop.away()
      }
    }).skip(() => {
      const loop = loopStick(kind, 64)
      loop?.away()
      return loop === undefined
    }, `no root, or this machine cannot mount ${kind}`)
  }
})

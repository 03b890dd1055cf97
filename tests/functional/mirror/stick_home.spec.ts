import { test } from '@japa/runner'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { provideHomeward, withoutHomeward } from '#shared/sync/homeward'
import { exportStick } from '#mirror/sticks/export_stick'
import { homeFiles } from '#mirror/sticks/home_files'
import { readNotes, wantOfSite } from '#mirror/sticks/read_notes'
import { heldBySite } from '#mirror/sticks/stick_lists'
import { watchSticks } from '#mirror/sticks/watch_sticks'
import { noteFile, readNote } from '#mirror/sticks/notes'
import { objectStore } from '#mirror/store/objects'
import { asSticks } from '#tests/support/mirror/here'
import { becomeEmpty, loseContent } from '#tests/support/mirror/edge'
import { buildAndPublish } from '#tests/support/mirror/origin'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { film, insert, newStick, pairedSchool } from '#tests/support/mirror/school'
import Site from '#mirror/models/site'
import StickReport from '#mirror/models/stick_report'
import Visit from '#mirror/models/visit'

test.group('Mirror | what a stick takes home', (group) => {
  let stick: Awaited<ReturnType<typeof newStick>>
  group.each.timeout(120_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(() => asSticks())
  group.each.setup(async () => {
    await becomeEmpty()
    stick = await newStick()
    return () => stick.away()
  })

  /** A stick was at the school: its edition is in force there, its report is on the stick. */
  async function visited() {
    const school = await pairedSchool()
    const wish = { mount: stick.mount, channel: 'everyone', profile: school.profile.code }
    await exportStick(wish)
    await loseContent()
    const result = await insert(school.origin.id, stick.mount)
    const note = join(stick.folder, noteFile('health', school.siteId))
    return { ...school, wish, result, note, site: () => Site.findOrFail(school.siteId) }
  }

  test('how the mirror is, what it has, what its modules send; heard once', async ({ assert }) => {
    const taken: string[] = []
    provideHomeward({
      ...{ name: 'teaching.records', most: 1000 },
      collect: async function* () {
        yield { name: 'up-1.bin', bytes: Buffer.from('sealed') }
        yield { name: '../../up-2.bin', bytes: Buffer.from('elsewhere') }
        yield { name: 'up-3.bin', bytes: Buffer.alloc(2000) }
      },
      take: async (_, { name, bytes }) => taken.push(`${name} ${Buffer.from(bytes)}`) === 1,
    })
    const { result, site, siteId } = await visited()
    assert.deepEqual([result.outcome, result.home], ['done', 'given'])
    const visit = await Visit.firstOrFail()
    assert.equal(visit.home, 'given')
    assert.isNull((await site()).seenAt)
    assert.deepEqual(
      (await readNotes(stick.folder, null)).map(({ outcome }) => outcome),
      ['taken']
    )
    const heard = await site()
    assert.deepEqual([heard.medium, Number(heard.sequence)], ['stick', 1])
    assert.isNotNull(heard.seenAt)
    assert.deepEqual(taken, ['up-1.bin sealed'])
    const report = await StickReport.findByOrFail('siteId', siteId)
    assert.deepEqual([report.outcome, report.wants, report.bundles], ['taken', 0, 1])
    assert.deepEqual(await readNotes(stick.folder, null), [], 'the same words once more')
    assert.deepEqual(taken.length, 1)
    withoutHomeward('teaching.records')
  })

  test('the next stick for it holds only what it lacks', async ({ assert }) => {
    const { site, wish, profile, origin } = await visited()
    await readNotes(stick.folder, null)
    const want = await wantOfSite(await site())
    assert.lengthOf(want!.has, 2)
    const three = await makeResource({ files: [film('c')] })
    await buildAndPublish(profile)
    const has = await heldBySite(await site())
    const other = await newStick()
    const written = await exportStick({ ...wish, mount: other.mount, has })
    for (const name of want!.has) assert.notInclude(written.written, name)
    assert.isBelow(written.bytes, 5.5 * 1024 * 1024)
    assert.isAbove(written.bytes, 5 * 1024 * 1024)
    const { outcome } = await insert(origin.id, other.mount)
    assert.equal(outcome, 'done')
    assert.exists(three.id)
    await other.away()
  })

  test('a stick that lacks a part: its want-file names what is missing', async ({ assert }) => {
    const { profile, origin, siteId } = await pairedSchool()
    const wish = { mount: stick.mount, channel: 'everyone', profile: profile.code }
    const { written } = await exportStick(wish)
    const large = written.at(-1)!
    await rm(objectStore(stick.folder).path(large))
    await loseContent()
    const result = await insert(origin.id, stick.mount)
    assert.deepEqual([result.outcome, result.home], ['partial', 'given'])
    const bytes = await readFile(join(stick.folder, noteFile('want', siteId)))
    const site = await Site.findOrFail(siteId)
    const want = readNote('want', bytes, site)!
    assert.deepEqual(want.missing, [large])
    await readNotes(stick.folder, null)
    assert.isFalse((await heldBySite(site)).has(large))
    const report = await StickReport.findByOrFail('siteId', siteId)
    assert.equal(report.wants, 1)
  })

  test('words that are older than those by wire change nothing; forged ones are refused', async ({
    assert,
  }) => {
    const { site, note } = await visited()
    const before = await site()
    await before.merge({ counter: 1000, medium: 'http' }).save()
    assert.equal((await readNotes(stick.folder, null))[0].outcome, 'older')
    assert.equal((await site()).medium, 'http')
    const text = await readFile(note, 'utf8')
    await writeFile(note, text.replace('"sequence":1', '"sequence":9'))
    assert.equal((await readNotes(stick.folder, null))[0].outcome, 'refused')
    await rm(note)
    await symlink('/etc/passwd', note)
    assert.deepEqual(await readNotes(stick.folder, null), [])
  })

  test('at the origin it is heard when it is plugged in', async ({ assert }) => {
    const { site, origin } = await visited()
    await origin.merge({ state: 'retired' }).save()
    const away = asSticks(stick.mount)
    await watchSticks()
    away()
    assert.equal((await site()).medium, 'stick')
  })

  test('a stick that leads elsewhere is not written, and nothing through a link', async ({
    assert,
  }) => {
    const { origin, siteId } = await visited()
    const elsewhere = await newStick()
    await rm(join(stick.folder, 'sites'), { recursive: true })
    await symlink(elsewhere.mount, join(stick.folder, 'sites'))
    assert.isNull((await insert(origin.id, stick.mount)).home)
    assert.deepEqual(await readdir(elsewhere.mount), [])
    await rm(join(stick.folder, 'sites'))
    const tmp = join(stick.folder, `${noteFile('want', siteId)}.tmp`)
    await mkdir(dirname(tmp), { recursive: true })
    const victim = join(elsewhere.mount, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, tmp)
    assert.equal((await insert(origin.id, stick.mount)).home, 'given')
    assert.equal(await readFile(victim, 'utf8'), 'precious')
    await elsewhere.away()
  })

  test('of a folder with very many names a thousand are looked at', async ({ assert }) => {
    await mkdir(stick.folder, { recursive: true })
    for (let n = 0; n < 50; n++) await writeFile(join(stick.folder, `f${n}`), '')
    assert.lengthOf(await homeFiles(stick.folder, 20), 20)
  })
})

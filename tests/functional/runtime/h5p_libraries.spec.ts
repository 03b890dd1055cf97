import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { transaction } from '#shared/database/transaction'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { bring } from '#tests/support/packages'
import { approveAll, h5pOf } from '#tests/support/h5p'
import { approveFromEdition, decideLibraries } from '#runtime/actions/decide_libraries'
import { ALLOWED } from '#runtime/h5p/allow_list'
import { approvedLibraries } from '#runtime/h5p/library_index'
import { blocksOf } from '#runtime/kinds/blocks_of'
import { ownLibraries } from '#runtime/h5p/own_libraries'
import { SYSTEM } from '#shared/actor'
import H5PLibrary from '#runtime/models/h5p_library'

const builds = () => H5PLibrary.query().where('machineName', 'Test.Press').orderBy('id')

const codesOf = async (version: Parameters<typeof blocksOf>[0]) =>
  (await blocksOf(version)).map(({ code }) => code)

/** What runs for Test.Press now. */
const used = async () => {
  const index = await approvedLibraries()
  return index.get('Test.Press 1.0')
}

test.group('Libraries of H5P', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the application answers for no foreign build, and for its own libraries', async ({
    assert,
  }) => {
    assert.deepEqual(ALLOWED, [])
    await ownLibraries()
    await ownLibraries()
    const rows = await H5PLibrary.query().where('machineName', 'like', 'Tonle.%')
    assert.sameMembers(
      rows.map(({ machineName, state, decidedAs }) => `${machineName} ${state} ${decidedAs}`),
      ['Tonle.ChooseAnswer approved application', 'Tonle.QuestionRound approved application']
    )
  })

  test('an altered build of an approved version waits, and so does its package', async ({
    assert,
  }) => {
    const at = await makeInstitution()
    const good = await bring(await h5pOf(), at)
    await approveAll()
    const altered = await bring(await h5pOf({ script: 'alert(1)' }), at)
    const [first, second] = await builds()
    assert.deepEqual([first.state, second.state], ['approved', 'waiting'])
    assert.notEqual(first.hash, second.hash)
    assert.deepEqual(await codesOf(good.version), [])
    assert.deepEqual(await codesOf(altered.version), ['h5p_altered'])
    assert.equal((await used())!.id, first.id)
    // Rejected, it plays with the approved build.
    await decideLibraries(SYSTEM, [second.id], { decision: 'reject' })
    assert.deepEqual(await codesOf(altered.version), [])
    assert.equal((await used())!.id, first.id)
  })

  test('an older patch plays with the newer one that is approved; a newer one waits', async ({
    assert,
  }) => {
    const at = await makeInstitution()
    await bring(await h5pOf({ patch: 5 }), at)
    await approveAll()
    const older = await bring(await h5pOf({ patch: 2 }), at)
    assert.deepEqual(await codesOf(older.version), [])
    const newer = await bring(await h5pOf({ patch: 7 }), at)
    assert.deepEqual(await codesOf(newer.version), ['h5p_altered'])
    await approveAll()
    assert.deepEqual(await codesOf(newer.version), [])
    assert.equal((await used())!.patch, 7)
  })

  test('rejected and withdrawn builds do not play, and say so', async ({ assert }) => {
    const { version } = await bring(await h5pOf(), await makeInstitution())
    const [row] = await builds()
    await decideLibraries(SYSTEM, [row.id], { decision: 'reject' })
    assert.deepEqual(await codesOf(version), ['h5p_refused'])
    await decideLibraries(SYSTEM, [row.id], { decision: 'approve' })
    assert.deepEqual(await codesOf(version), [])
    await decideLibraries(SYSTEM, [row.id], { decision: 'withdraw' })
    assert.deepEqual(await codesOf(version), ['h5p_refused'])
  })

  test('a signed edition vouches for builds that are here or come later', async ({ assert }) => {
    const at = await makeInstitution()
    const one = await bring(await h5pOf({ script: '/* one */' }), at)
    const [first] = await builds()
    const hashes = [first.hash]
    await transaction((trx) => approveFromEdition(trx, hashes))
    assert.deepEqual(await codesOf(one.version), [])
    assert.equal((await H5PLibrary.findOrFail(first.id)).decidedAs, 'edition')
    await db.from('runtime_h5p_needs').delete()
    await db.from('runtime_h5p_libraries').where('id', first.id).delete()
    const again = await bring(await h5pOf({ script: '/* one */' }), at)
    assert.deepEqual(await codesOf(again.version), [])
    const other = await bring(await h5pOf({ script: '/* two */' }), at)
    assert.deepEqual(await codesOf(other.version), ['h5p_altered'])
  })

  test('an edition does not undo what a person here has rejected', async ({ assert }) => {
    await bring(await h5pOf(), await makeInstitution())
    const [row] = await builds()
    await decideLibraries(SYSTEM, [row.id], { decision: 'reject' })
    await transaction((trx) => approveFromEdition(trx, [row.hash]))
    assert.equal((await H5PLibrary.findOrFail(row.id)).state, 'rejected')
  })

  test('a library administrator of the ministry looks, approves, withdraws; each is audited', async ({
    assert,
  }) => {
    const ministry = await makeInstitution()
    const { row, version } = await bring(await h5pOf(), await makeInstitution(ministry))
    const { browser, person } = await signedIn('library_administrator', ministry)
    const list = await browser.get(`/administration/content-libraries?package=${row.code}`)
    assert.equal(list.status, 200)
    assert.include(list.html, 'Test.Press')
    const waits = await browser.get('/administration/content-libraries?state=waiting')
    assert.match(waits.html, /state=waiting[^>]*aria-current/)
    assert.include(waits.html, 'type="hidden" name="state" value="waiting"')
    const [library] = await builds()
    const path = `/administration/content-libraries/${library.id}`
    const page = await browser.get(path)
    assert.include(page.html, library.hash)
    assert.include(page.html, row.title)
    assert.include(page.html, 'press.js')
    const file = await db
      .from('runtime_h5p_library_files')
      .where({ library_id: library.id, path: 'press.js' })
      .firstOrFail()
    const script = await browser.get(`${path}/files/${file.id}`)
    assert.match(script.headers.get('content-type')!, /^text\/plain/)
    assert.include(script.html, 'Test.Press')

    const decide = (fields: Record<string, string>) =>
      browser.post('/administration/library-decisions', fields)
    // Who brought the package is not on this server; the approval is whole all the same.
    const approved = await decide({ decision: 'approve', package: row.code })
    assert.equal(approved.status, 303)
    assert.deepEqual(await codesOf(version), [])
    await decide({ decision: 'withdraw', library: library.id, note: 'ខូច' })
    const now = await H5PLibrary.findOrFail(library.id)
    assert.deepEqual([now.state, now.note, now.decidedBy], ['withdrawn', 'ខូច', person.id])
    const entries = await db
      .from('shared_audit')
      .where('verb', 'like', 'runtime.library_build_%')
      .orderBy('id')
      .select('verb')
    assert.deepEqual(
      entries.map(({ verb }) => verb),
      ['runtime.library_build_approved', 'runtime.library_build_withdrawn']
    )
    assert.equal((await decide({ decision: 'approve' })).status, 422)
  })

  test('who answers is told that something waits, who brought it that it plays', async ({
    assert,
  }) => {
    await db.from('identity_notifications').delete()
    const ministry = await makeInstitution()
    const { browser, person } = await signedIn('library_administrator', ministry)
    const teacher = await signedIn('teacher', ministry)
    const actor = { ...SYSTEM, personId: teacher.person.id }
    const { row } = await bring(await h5pOf(), ministry, actor)
    await bring(await h5pOf(), ministry, actor)
    const noticesOf = (personId: string) =>
      db.from('identity_notifications').where('person_id', personId).select('kind', 'href')
    assert.deepEqual(await noticesOf(person.id), [
      {
        kind: 'runtime.libraries_waiting',
        href: `/administration/content-libraries?package=${row.code}`,
      },
    ])
    const fields = { decision: 'approve', package: row.code }
    await browser.post('/administration/library-decisions', fields)
    const told = await noticesOf(teacher.person.id)
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['runtime.package_plays', 'runtime.package_plays']
    )
  })

  test('who of a teacher training centre may decide, who of a school may not', async ({
    assert,
  }) => {
    const ministry = await makeInstitution()
    const centre = await makeInstitution(await makeInstitution(ministry))
    await db.from('institutions').where('id', centre).update({ type_code: '6' })
    const school = await makeInstitution(await makeInstitution(ministry))
    const status = async (role: 'library_administrator' | 'administrator', at: string) => {
      const { browser } = await signedIn(role, at)
      return (await browser.get('/administration/content-libraries')).status
    }
    assert.equal(await status('library_administrator', centre), 200)
    assert.equal(await status('administrator', centre), 403)
    assert.equal(await status('library_administrator', school), 403)
    assert.equal(await status('administrator', ministry), 200)
  })
})

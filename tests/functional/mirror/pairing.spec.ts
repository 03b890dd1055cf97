import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { sign } from 'node:crypto'
import { SYSTEM } from '#shared/actor'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { newKey } from '#mirror/trust/keys'
import { acceptPairing } from '#mirror/pairing/accept_pairing'
import { askByStick, codeOf } from '#mirror/pairing/ask_to_pair'
import { fingerprintOfKey, fingerprintOfRoot } from '#mirror/pairing/fingerprint'
import { keyOfCode, proofOf, readCode, shownCode } from '#mirror/pairing/pairing_code'
import { signedPart, type PairingAnswer } from '#mirror/pairing/messages'
import { receiveRequest } from '#mirror/pairing/receive_request'
import { takeAnswer } from '#mirror/pairing/take_answer'
import Origin from '#mirror/models/origin'
import Pairing from '#mirror/models/pairing'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary } from '#tests/support/library'
import { becomeEmpty } from '#tests/support/mirror/edge'
import { ask, pair } from '#tests/support/mirror/pairing'
import { emptyOrigin, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'

const codeOfError = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error) => error.code as string
  )

test.group('Mirror | pairing, what both sides say', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    await withKeys()
  })

  test('a code is read however it is typed; digits tell keys and roots apart', ({ assert }) => {
    const code = { number: 'K7QM', secret: '2XAB9PHD' }
    assert.equal(shownCode(code), 'K7QM-2XAB-9PHD')
    for (const typed of ['K7QM-2XAB-9PHD', ' k7qm 2xab 9phd ', 'k7qm២xab៩phd']) {
      assert.deepEqual(readCode(typed), code)
    }
    assert.isUndefined(readCode('K7QM'))
    assert.match(fingerprintOfRoot('{}'), /^(\d{4} ){4}\d{4}$/)
    assert.notEqual(fingerprintOfRoot('{}'), fingerprintOfRoot('{} '))
    assert.notEqual(fingerprintOfKey(newKey().publicHex), fingerprintOfKey(newKey().publicHex))
  })

  test('the code is not in what goes over the line or lies on the stick', async ({ assert }) => {
    const profile = await makeProfile()
    const { waiting, request, row, answer } = await pair(profile)
    const { number, secret } = codeOf(waiting)
    assert.equal(request.number, number)
    for (const message of [request, answer, row.toJSON()]) {
      assert.notInclude(JSON.stringify(message), secret)
    }
    const followed = await Origin.query().where('state', 'active').firstOrFail()
    assert.isNull(followed.pairingSecret)
    assert.equal(followed.siteId, answer.siteId)
  })

  test('asked twice there is one request and one answer', async ({ assert }) => {
    const { request, terms, row, answer } = await pair(await makeProfile())
    assert.equal((await receiveRequest(request, 'stick')).id, row.id)
    const again = await acceptPairing(SYSTEM, row.id, { ...terms, code: 'whatever' })
    assert.deepEqual(again.answer, answer)
    const sites = await db.from('mirror_sites').count('* as n')
    assert.equal(Number(sites[0].n), 1)
  })

  test('a wrong code is refused, and whoever guesses ends it', async ({ assert }) => {
    const { request, terms, waiting } = await ask(await makeProfile())
    const row = await receiveRequest(request, 'stick')
    const { number } = codeOf(waiting)
    const attempt = (code: string) => codeOfError(acceptPairing(SYSTEM, row.id, { ...terms, code }))
    assert.equal(await attempt('no code at all'), 'wrong_code')
    assert.equal(await attempt('ABCD-EFGH-JKMN'), 'wrong_code')
    for (let n = 0; n < 9; n++)
      assert.equal(await attempt(`${number}-EFGH-JKM${n + 1}`), 'wrong_code')
    assert.equal(await attempt(`${number}-EFGH-JKMN`), 'decided')
    assert.equal(await attempt(terms.code), 'decided', 'also the right one')
  }).timeout(20_000)

  test('a changed request is none; the key of another cannot be put in its place', async ({
    assert,
  }) => {
    const { request, terms } = await ask(await makeProfile())
    const refused = (value: unknown) => codeOfError(receiveRequest(value, 'http'))
    assert.equal(await refused({ ...request, name: 'Another' }), 'bad_request')
    assert.equal(await refused({ ...request, format: 'x' }), 'bad_request')
    assert.equal(await refused(undefined), 'bad_request')
    // Somebody in between who shows the same number, with a key of their own.
    const key = newKey()
    const stolen = { ...request, publicKey: key.publicHex }
    const signature = sign(null, signedPart(stolen), key.privatePem).toString('base64')
    const row = await receiveRequest({ ...stolen, signature }, 'http')
    assert.equal(row.number, request.number)
    assert.equal(await codeOfError(acceptPairing(SYSTEM, row.id, terms)), 'wrong_code')
  })

  test('an answer of somebody who does not know the code is not taken', async ({ assert }) => {
    const { request, terms } = await ask(await makeProfile())
    const row = await receiveRequest(request, 'stick')
    const { answer } = await acceptPairing(SYSTEM, row.id, terms)
    const take = (value: unknown) => codeOfError(takeAnswer(SYSTEM, value))
    const root = '{"signed":{}}'
    assert.equal(await take({ ...answer!, root }), 'forged')
    assert.equal(await take({ ...answer!, url: 'http://elsewhere.test' }), 'forged')
    const guessed = await keyOfCode('ABCDEFGH', request.publicKey)
    const forged = { ...answer!, root } as PairingAnswer
    assert.equal(await take({ ...forged, proof: proofOf(guessed, forged) }), 'forged')
    assert.equal(await take({ ...answer!, publicKey: '0'.repeat(64) }), 'not_mine')
    assert.equal(await take({ ...answer!, siteId: 'x' }), 'bad_request')
    assert.equal((await Origin.firstOrFail()).state, 'waiting')
    assert.equal(await take(answer), 'nothing')
    assert.equal(await take(answer), 'not_mine', 'only once')
  })

  test('a request that nobody answered, a key that is known, keys that are not there', async ({
    assert,
  }) => {
    const { request, terms } = await ask(await makeProfile())
    const row = await receiveRequest(request, 'stick')
    await Pairing.query()
      .where('id', row.id)
      .update({ expires_at: clock.now().minus({ hours: 1 }).toSQL({ includeOffset: false }) })
    assert.equal(await codeOfError(acceptPairing(SYSTEM, row.id, terms)), 'expired')
    assert.equal(await codeOfError(receiveRequest(request, 'http')), 'expired')
    await Pairing.query().delete()
    await makeSite(await makeProfile(), await makeInstitution(), { public_key: request.publicKey })
    assert.equal(await codeOfError(receiveRequest(request, 'http')), 'known_key')
    await emptyOrigin()
    const other = (await askByStick(SYSTEM)).pairing!.request
    assert.equal(await codeOfError(receiveRequest(other, 'http')), 'no_keys')
  })

  test('a new machine in the place of an old one; the same one again', async ({ assert }) => {
    const profile = await makeProfile()
    const first = await pair(profile)
    const { institutionId } = first.terms
    const accept = async (as: 'replaces' | 'reenrols', siteId: string, at = institutionId) => {
      const { request, terms } = await ask(profile)
      const row = await receiveRequest(request, 'stick')
      const place = { as, siteId }
      const { answer } = await acceptPairing(SYSTEM, row.id, { ...terms, institutionId: at, place })
      return answer!
    }
    const elsewhere = await makeInstitution()
    assert.equal(await codeOfError(accept('replaces', first.siteId, elsewhere)), 'other_place')
    assert.equal(await codeOfError(accept('reenrols', first.siteId)), 'other_place')
    const second = await accept('replaces', first.siteId)
    const old = await db.from('mirror_sites').where('id', first.siteId).first()
    assert.deepEqual([old.state, old.replaced_by], ['retired', second.siteId])
    assert.equal(await codeOfError(accept('replaces', first.siteId)), 'retired_site')
    await db.from('mirror_sites').where('id', second.siteId).update({ state: 'reenrol' })
    const third = await accept('reenrols', second.siteId)
    assert.equal(third.siteId, second.siteId, 'it stays who it is')
    const now = await db.from('mirror_sites').where('id', third.siteId).first()
    assert.deepEqual([now.state, now.public_key], ['active', third.publicKey])
    const kinds = await db.from('mirror_site_events').orderBy('began_at').select('kind')
    assert.sameMembers(
      kinds.map(({ kind }) => kind),
      ['paired', 'paired', 'replaced', 'reenrolled']
    )
  })

  test('paired again with the same origin, what came from it stays; with another, not', async ({
    assert,
  }) => {
    const profile = await makeProfile()
    const { origin } = await pair(profile)
    await origin.merge({ sequence: 7, currentId: newId(), counter: 12, standing: 'reenrol' }).save()
    const again = await pair(profile)
    assert.equal(again.origin.id, origin.id)
    assert.deepEqual([again.origin.sequence, Number(again.origin.counter)], [7, 12])
    assert.isNull(again.origin.standing)
    assert.equal(again.request.formerly, origin.siteId)
    const other = await makeProfile()
    const elsewhere = await pair(other)
    assert.equal(elsewhere.origin.sequence, 0, 'numbers rise within one profile')
    await withKeys()
    const strange = await pair(profile)
    assert.notEqual(strange.origin.id, origin.id)
    assert.equal((await Origin.findOrFail(origin.id)).state, 'retired')
  })
})

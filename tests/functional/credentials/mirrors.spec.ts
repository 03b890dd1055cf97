import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { applyRows } from '#mirror/rows/apply_rows'
import { prepareRows } from '#mirror/rows/prepare_rows'
import { findAward } from '#credentials/queries/awards'
import { revokeAward } from '#credentials/actions/revoke_award'
import { awardCredential } from '#credentials/actions/award_credential'
import { verifySerial, verifyText } from '#credentials/queries/verify'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { emptyLibrary } from '#tests/support/library'
import { emptyContent, encodeAll, fetchFrom } from '#tests/support/mirror/rows'

test.group('Certificates | at a mirror', (group) => {
  group.each.setup(() => emptyLibrary())

  test('a file is checked far from who issued it, a revocation follows, and no name travels', async ({
    assert,
  }) => {
    const institutionId = await makeInstitution()
    const award = async () => {
      const { person } = await makeAccount({ person: { givenLatin: 'Kunthea' } })
      const serial = await transaction((trx) =>
        awardCredential(trx, {
          ...{ institutionId, personId: person.id, of: { kind: 'courses.course', id: newId() } },
          ...{ titleKm: 'វគ្គ', titleEn: 'Course', minutes: null, completedAt: new Date() },
        })
      )
      return (await findAward(serial))!
    }
    const [kept, taken] = [await award(), await award()]
    await transaction((trx) => revokeAward(trx, SYSTEM, taken, 'mistake'))
    const [key] = await db.from('credentials_keys')
    const sent = await encodeAll()
    const text = JSON.stringify(sent.content)
    for (const word of ['Kunthea', key.secret, kept.serial]) assert.notInclude(text, word)
    assert.include(text, taken.serial)

    await db.from('credentials_awards').delete()
    await db.from('credentials_serial_blocks').delete()
    await emptyContent(({ table }) => table.startsWith('credentials_'))
    assert.equal((await verifyText(JSON.stringify(kept.credential))).type, 'unknown_issuer')
    const prepared = await prepareRows({ after: sent.content, readObject: fetchFrom(sent) })
    await transaction((trx) => applyRows(trx, prepared))

    assert.equal((await verifyText(JSON.stringify(kept.credential))).type, 'valid')
    assert.equal((await verifyText(JSON.stringify(taken.credential))).type, 'revoked')
    assert.equal((await verifySerial(taken.serial)).type, 'revoked')
    assert.equal((await verifySerial(kept.serial)).type, 'unknown')
    assert.deepEqual(await db.from('credentials_keys').whereNotNull('secret'), [])

    const own = await award()
    assert.notEqual(own.issuerId, kept.issuerId, 'it signs in its own name')
    await emptyContent(({ table }) => table === 'credentials_revocations')
    await db.from('credentials_awards').delete()
  })
})

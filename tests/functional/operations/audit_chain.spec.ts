import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { createHash, createPublicKey, verify } from 'node:crypto'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { AuditSeal } from '#shared/audit/seal'
import { sealDays } from '#shared/audit/seal_days'
import { verifyChain } from '#shared/audit/verify_chain'
import { countPrunable, pruneAudit } from '#shared/audit/prune_days'
import { auditTriggers, dropAuditTriggers } from '#shared/audit/triggers'
import { checkAudit } from '#operations/queries/check_audit'
import { holdersOf } from '#identity/queries/holders_of'
import { relayAll } from '#shared/outbox/relay'
import { transaction } from '#shared/database/transaction'
import { makeEntry, signedIn } from '#tests/support/operations'
import { unzip } from '#tests/support/unzip'

/** Noon in Phnom Penh of a day in March. */
const march = (day: number) => DateTime.utc(2031, 3, day, 5)

async function entryOn(day: number, id = `of-${day}`) {
  clock.freeze(march(day))
  await makeEntry({ subject: { type: 'user', id }, after: { b: [1, { d: 1, c: 'ខ' }], a: null } })
}

/** As someone does who may change the database itself: no trigger stands in the way. */
async function behindTheBack(change: () => Promise<unknown>) {
  const dialect = db.connection().dialect.name
  for (const statement of dropAuditTriggers(dialect)) await db.rawQuery(statement)
  await change()
  for (const statement of auditTriggers(dialect)) await db.rawQuery(statement)
}

const of = (id: string) => db.from('shared_audit').where('subject_id', id)

test.group('The chain of the audit log', (group) => {
  group.each.setup(async () => {
    const undo = await testUtils.db().wrapInGlobalTransaction()
    // What the packs of the test database wrote is sealed first, so that days of March stand alone.
    clock.freeze(march(1))
    await sealDays()
    return undo
  })
  group.each.teardown(() => clock.release())

  async function threeDays() {
    for (const day of [3, 4, 6]) {
      await entryOn(day)
      await entryOn(day, `too-of-${day}`)
    }
    clock.freeze(march(8))
    await sealDays()
  }

  test('the database refuses to change or delete an entry', async ({ assert }) => {
    await entryOn(3)
    const refused = /append-only/
    const attempts = [
      () => of('of-3').update({ verb: 'library.resource_retired' }),
      () => of('of-3').delete(),
    ]
    for (const attempt of attempts) {
      await assert.rejects(() => transaction(async (trx) => attempt().useTransaction(trx)), refused)
    }
    assert.lengthOf(await of('of-3'), 1)
  })

  test('seals each day once, in order, and finds them whole', async ({ assert }) => {
    const before = await AuditSeal.query().orderBy('sequence')
    await threeDays()
    const seals = await AuditSeal.query().where('sequence', '>', before.length).orderBy('sequence')
    assert.deepEqual(
      seals.map(({ day, entries, state }) => [day, Number(entries), state]),
      [
        ['2031-03-03', 2, 'sealed'],
        ['2031-03-04', 2, 'sealed'],
        ['2031-03-06', 2, 'sealed'],
      ]
    )
    assert.equal(seals[1].previous, seals[0].seal)
    assert.equal(await sealDays(), 0)
    const verdict = await verifyChain()
    assert.isTrue(verdict.isWhole)
    assert.equal(verdict.head!.seal, seals[2].seal)
    assert.isAtLeast(verdict.entries, 6)
  })

  test('a day that is not over is not sealed', async ({ assert }) => {
    await entryOn(3)
    assert.equal(await sealDays(), 0)
    // 17:30 UTC is half past midnight in Phnom Penh.
    clock.freeze(DateTime.utc(2031, 3, 3, 17, 30))
    assert.equal(await sealDays(), 1)
  })

  const breaks: [string, string, string, () => Promise<unknown>][] = [
    ['a changed verb', '2031-03-04', 'entries', () => of('of-4').update({ verb: 'a.b' })],
    ['a changed person', '2031-03-04', 'entries', () => of('of-4').update({ actor_id: ZERO })],
    ['a changed detail', '2031-03-04', 'entries', () => of('of-4').update({ after: '{"a":1}' })],
    ['a read made a change', '2031-03-04', 'entries', () => of('of-4').update({ is_read: true })],
    ['a deleted entry', '2031-03-06', 'entries', () => of('of-6').delete()],
    [
      'an entry moved to another day',
      '2031-03-03',
      'entries',
      () => of('of-3').update({ at: '2031-03-04 05:00:00.000' }),
    ],
    [
      'an entry put in',
      '2031-03-04',
      'entries',
      async () => {
        const [row] = await of('of-4')
        row.after = JSON.stringify({})
        await db.table('shared_audit').insert({ ...row, id: ZERO })
      },
    ],
    [
      'an entry declared late',
      '2031-03-03',
      'entries',
      async () => {
        const [{ id }] = await of('of-3')
        await db.table('shared_audit_late').insert({ entry_id: id, sealed_in: null })
      },
    ],
    [
      'a link taken out',
      '2031-03-06',
      'chain',
      () => db.from('shared_audit_seals').where('day', '2031-03-04').delete(),
    ],
    [
      'a link that claims other entries',
      '2031-03-04',
      'signature',
      () => db.from('shared_audit_seals').where('day', '2031-03-04').update({ entries: 7 }),
    ],
    [
      'a day declared deleted after its time',
      '2031-03-04',
      'signature',
      () => db.from('shared_audit_seals').where('day', '2031-03-04').update({ state: 'pruned' }),
    ],
  ]
  const ZERO = '00000000-0000-0000-0000-000000000001'

  for (const [name, day, fault, change] of breaks) {
    test(`finds ${name}`, async ({ assert }) => {
      await threeDays()
      await behindTheBack(change)
      const { isWhole, broken } = await verifyChain()
      assert.isFalse(isWhole)
      assert.deepEqual([broken?.day, broken?.fault], [day, fault])
    })
  }

  test('finds a day that was sealed anew without the key of the server', async ({ assert }) => {
    await threeDays()
    await behindTheBack(() => of('of-6').delete())
    const seal = await AuditSeal.findByOrFail('day', '2031-03-06')
    await seal.merge({ entries: 1, digest: 'f'.repeat(64) }).save()
    await seal.merge({ seal: seal.text }).save()
    assert.equal((await verifyChain()).broken?.fault, 'signature')
  })

  test('an entry of a day that is sealed goes into the next seal', async ({ assert }) => {
    await threeDays()
    await entryOn(4, 'came-late')
    assert.isTrue((await verifyChain()).isWhole)
    clock.freeze(march(8))
    await makeEntry({ subject: { type: 'user', id: 'of-8' } })
    clock.freeze(march(9))
    assert.equal(await sealDays(), 1)
    const seal = await AuditSeal.findByOrFail('day', '2031-03-08')
    assert.deepEqual([Number(seal.entries), Number(seal.late)], [1, 1])
    assert.isTrue((await verifyChain()).isWhole)
    await behindTheBack(() => of('came-late').delete())
    assert.equal((await verifyChain()).broken?.day, '2031-03-08')
  })

  test('a clock that was set back makes late entries, and their days are sealed too', async ({
    assert,
  }) => {
    await threeDays()
    await entryOn(2, 'clock-set-back')
    clock.freeze(march(3))
    assert.equal(await sealDays(), 1)
    assert.isTrue((await verifyChain()).isWhole)
    await behindTheBack(() => of('clock-set-back').delete())
    assert.isFalse((await verifyChain()).isWhole)
  })

  test('a seal that was begun by a process that died is finished', async ({ assert }) => {
    await threeDays()
    const last = await AuditSeal.findByOrFail('day', '2031-03-06')
    const blank = { entries: 0, digest: null, seal: null, signature: null, publicKey: null }
    await last.merge({ state: 'sealing', ...blank, firstId: null, lastId: null }).save()
    assert.equal(await sealDays(), 1)
    const again = await AuditSeal.findByOrFail('day', '2031-03-06')
    assert.equal(Number(again.entries), 2)
    assert.isTrue((await verifyChain()).isWhole)
  })

  test('retention deletes whole days and leaves a chain that holds', async ({ assert }) => {
    await threeDays()
    await entryOn(3, 'late-of-3')
    clock.freeze(march(9))
    await sealDays()
    const edge = march(5)
    const due = await countPrunable(edge)
    assert.equal(await pruneAudit(edge), due)
    assert.lengthOf(await of('of-4'), 0)
    assert.lengthOf(await of('of-6'), 1)
    assert.lengthOf(await of('late-of-3'), 1)
    const verdict = await verifyChain()
    assert.isTrue(verdict.isWhole, JSON.stringify(verdict.broken))
    assert.equal(await pruneAudit(edge), 0)
    await assert.rejects(
      () => transaction(async (trx) => of('of-6').useTransaction(trx).delete()),
      /append-only/
    )
  })

  test('the page says whole or the first broken day', async ({ assert }) => {
    await threeDays()
    clock.release()
    const { browser, person } = await signedIn('administrator')
    const look = async () => {
      await browser.get('/audit/chain')
      const started = await browser.post('/audit/chain/checks')
      assert.match(started.headers.get('location') ?? '', /\/jobs\//)
      await relayAll()
      const { html } = await browser.get('/audit/chain')
      return html
    }
    const told = async () => {
      const kind = 'operations.audit_broken'
      const rows = await db.from('identity_notifications').where({ kind })
      return rows.map((row) => row.person_id)
    }
    assert.include(await look(), 'Whole')
    assert.equal((await checkAudit()).tone, 'ok', JSON.stringify(await checkAudit()))
    assert.deepEqual(await told(), [])
    await behindTheBack(() => of('of-4').delete())
    const html = await look()
    assert.include(html, 'Not whole')
    assert.include(html, 'First on 2031-03-04')
    const { tone, facts } = await checkAudit()
    assert.deepEqual([tone, facts.brokenDay], ['bad', '2031-03-04'])
    await relayAll()
    assert.deepEqual(await told(), await holdersOf(['administrator'], null))
    assert.include(await told(), person.id)
  })

  test('a check that has not been made for long is said', async ({ assert }) => {
    await threeDays()
    clock.freeze(march(9))
    await sealDays()
    assert.equal((await checkAudit()).tone, 'ok')
    clock.freeze(march(25))
    assert.equal((await checkAudit()).tone, 'warn')
  })

  test('the signed package proves itself with its key', async ({ assert }) => {
    await threeDays()
    clock.release()
    const { browser } = await signedIn('administrator')
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const address = `http://${process.env.HOST}:${process.env.PORT}/audit.zip?subject=of-4`
    const response = await fetch(address, { headers: { cookie } })
    const files = await unzip(Buffer.from(await response.arrayBuffer()))
    const sums = files.get('SHA256SUMS')!
    const key = createPublicKey(files.get('public-key.pem')!)
    assert.isTrue(verify(null, sums, key, files.get('SHA256SUMS.sig')!))
    for (const line of sums.toString().trim().split('\n')) {
      const [sum, name] = line.split('  ')
      assert.equal(createHash('sha256').update(files.get(name)!).digest('hex'), sum, name)
    }
    assert.include(files.get('audit.csv')!.toString(), 'of-4')
    assert.notInclude(files.get('audit.csv')!.toString(), 'of-6')
    assert.include(files.get('chain.csv')!.toString(), '2031-03-04')
  })
})

import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SYSTEM } from '#shared/actor'
import { serverRole } from '#mirror/role'
import { acceptPairing } from '#mirror/pairing/accept_pairing'
import { codeOf, waitingOrigin } from '#mirror/pairing/ask_to_pair'
import { shownCode } from '#mirror/pairing/pairing_code'
import Origin from '#mirror/models/origin'
import Pairing from '#mirror/models/pairing'
import Site from '#mirror/models/site'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty } from '#tests/support/mirror/edge'
import { buildAndPublish, makeProfile, withKeys } from '#tests/support/mirror/origin'
import { OwnServer } from '#tests/support/own_server'
import { until } from '#tests/support/until'

const contact = fileURLToPath(new URL('../../support/mirror/kill_child.ts', import.meta.url))
const CODE = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/

test.group('Mirror | pairing by command and between processes', (group) => {
  group.each.timeout(120_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    await withKeys()
    await limiter.clear()
  })

  test('a folder carries the request there and the answer back', async ({ assert }) => {
    serverRole.name = 'both'
    const folder = mkdtempSync(join(tmpdir(), 'tonle-pairing-'))
    const run = async (...words: string[]) => (await ace.exec('mirror:pair', words)).exitCode ?? 0
    try {
      await makeProfile({}, 'schools')
      const institution = await makeInstitution()
      await db.from('institutions').where('id', institution).update({ emis_code: '1201' })
      assert.equal(await run('take', folder), 1, 'nothing is there')
      assert.equal(await run('ask', folder, '--name=Bak Touk'), 0)
      const code = shownCode(codeOf((await waitingOrigin())!))
      assert.notInclude(readFileSync(join(folder, 'tonle-pairing.json'), 'utf8'), code.slice(5))
      const words = ['--institution=1201', '--profile=schools']
      const wrong = `--code=${code.slice(0, 4)}-ABCD-EFGH`
      assert.equal(await run('accept', folder, wrong, ...words), 1)
      const nowhere = ['--institution=9999', '--profile=schools']
      assert.equal(await run('accept', folder, `--code=${code}`, ...nowhere), 1)
      assert.equal(await run('accept', folder, `--code=${code}`, ...words), 0)
      assert.equal(await run('take', folder), 0)
      assert.equal(await run('take', folder), 1, 'an answer is taken once')
      const site = await Site.firstOrFail()
      const origin = await Origin.query().where('state', 'active').firstOrFail()
      assert.deepEqual([site.name, site.institutionId], ['Bak Touk', institution])
      assert.deepEqual([origin.siteId, origin.profile], [site.id, 'schools'])
      assert.equal(await run('give', folder), 1, 'no such step')
    } finally {
      serverRole.name = 'origin'
      rmSync(folder, { recursive: true })
    }
  })

  test('a school pairs by wire, its content comes, and a copy of its disk is found', async ({
    assert,
  }) => {
    const profile = await makeProfile()
    await makeResource({ files: [{ name: 'a.txt', content: 'rain', role: 'main' }] })
    await buildAndPublish(profile)
    const [school, copy] = [await new OwnServer(false).open(), await new OwnServer(false).open()]
    try {
      mkdirSync(school.dataDir, { recursive: true })
      await school.ace('migration:run', '--force')
      const asks = ['bin/console.ts', 'mirror:pair', 'ask', process.env.APP_URL!, '--name=Bak Touk']
      const { child, ended } = school.run(asks, { TONLE_ROLE: 'mirror' })
      let said = ''
      child.stdout.on('data', (text) => (said += text))
      const request = await until(() => Pairing.query().where('state', 'waiting').first(), 30_000)
      const code = await until(async () => CODE.exec(said)?.[0], 10_000)
      const { siteId } = await acceptPairing(SYSTEM, request!.id, {
        ...{ institutionId: await makeInstitution(), profileId: profile.id, code },
        origin: { name: 'Ministry', url: process.env.APP_URL! },
      })
      const { code: exit, output } = await ended
      assert.equal(exit, 0, output)
      const site = () => Site.findOrFail(siteId!)
      const poll = async (server: OwnServer) => {
        const { output: text } = await server.run([contact, 'go', process.env.APP_URL!]).ended
        const found = /^RESULT (.+)$/m.exec(text)
        if (!found) throw new Error(text)
        const { outcome, note } = JSON.parse(found[1])
        return note ?? outcome
      }
      assert.equal(await poll(school), 'done')
      assert.equal((await site()).state, 'active')
      // Somebody copies the disk onto another machine, which runs beside the first.
      cpSync(school.dataDir, copy.dataDir, { recursive: true })
      cpSync(school.settings, copy.settings)
      assert.equal(await poll(school), 'nothing_new')
      assert.equal(await poll(copy), 'nothing_new', 'so far it may be a restored backup')
      assert.equal(await poll(school), 'reenrol', 'its place had given way to another')
      assert.equal(await poll(copy), 'reenrol')
      const { state, clonedAt } = await site()
      assert.equal(state, 'reenrol')
      assert.isNotNull(clonedAt)
    } finally {
      await school.close()
      await copy.close()
    }
  })
})

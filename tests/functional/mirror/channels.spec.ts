import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { contactOrigin } from '#mirror/edge/contact'
import Origin from '#mirror/models/origin'
import type Profile from '#mirror/models/profile'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty, loseContent, resourceStates } from '#tests/support/mirror/edge'
import {
  build,
  buildAndPublish,
  makeProfile,
  makeSite,
  withKeys,
} from '#tests/support/mirror/origin'
import { publishEditions } from '#mirror/publisher/publish_editions'
import type { Channel } from '#mirror/types'

const file = (content: string) => ({ name: 'a.txt', content, role: 'main' as const })

test.group('Mirror | pilot schools and everyone at once', (group) => {
  group.each.timeout(60_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(() => becomeEmpty())

  /** A school of its own that this server plays; content is forgotten before it asks. */
  async function school(root: string, profile: Profile, channel: Channel) {
    const site = await makeSite(profile, await makeInstitution(), { channel })
    const now = clock.now()
    const origin = await Origin.create({
      ...{ id: newId(), name: 'The ministry', state: 'active', url: process.env.APP_URL },
      ...{ root: await readFile(join(root, 'tuf', '1.root.json'), 'utf8'), peers: [] },
      // All begin like this; the poll says which editions are theirs.
      ...{ channel: 'everyone', profile: profile.code, siteId: site.id, publicKey: '' },
      ...{ secretKey: encryption.encrypt(site.key.privatePem), createdAt: now, updatedAt: now },
    })
    return () => contactOrigin(origin.id, { pause: 2 })
  }

  test('pilot schools are on a newer edition, and everyone follows when it goes on', async ({
    assert,
  }) => {
    const root = await withKeys()
    const profile = await makeProfile()
    const one = await makeResource({ files: [file('one')] })
    await buildAndPublish(profile, 'everyone')
    const two = await makeResource({ files: [file('two')] })
    const trial = await buildAndPublish(profile, 'pilot')
    const [pilot, everyone] = [
      await school(root, profile, 'pilot'),
      await school(root, profile, 'everyone'),
    ]
    const further = await build(profile, 'everyone', trial.id)
    const sees = async (ask: typeof pilot) => {
      await loseContent(false)
      const { outcome } = await ask()
      return [outcome, Object.keys(await resourceStates()).sort()]
    }
    assert.deepEqual(await sees(everyone), ['done', [one.id]])
    assert.deepEqual(await sees(pilot), ['done', [one.id, two.id].sort()])
    assert.equal((await everyone()).outcome, 'nothing_new', 'the trial is not for everyone')
    const channels = await Origin.query().orderBy('createdAt').select('channel')
    assert.deepEqual(
      channels.map(({ channel }) => channel),
      ['pilot', 'everyone']
    )
    await publishEditions(further.id)
    // As schools that have nothing yet.
    await db.from('mirror_received').delete()
    await db.from('mirror_origins').update({ current_id: null, previous_id: null, sequence: 0 })
    assert.deepEqual(await sees(everyone), ['done', [one.id, two.id].sort()])
    assert.deepEqual(await sees(pilot), ['done', [one.id, two.id].sort()])
  })
})

import { test } from '@japa/runner'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { nameOf } from '#mirror/format/object_name'
import { newKey, readKey } from '#mirror/trust/keys'
import { TrustedFolder } from '#mirror/trust/trusted_folder'
import { addSignature, checkRotation, makePublication, makeRoot } from '#mirror/trust/metadata'
import type { MetadataFile, Roles } from '#mirror/trust/metadata'

const safe = [newKey(), newKey(), newKey()]
const online = { targets: newKey(), snapshot: newKey(), timestamp: newKey() }
const one = (key: { publicHex: string }) => ({ keys: [key], threshold: 1 })
const roles: Roles = {
  root: { keys: safe, threshold: 2 },
  targets: one(online.targets),
  snapshot: one(online.snapshot),
  timestamp: one(online.timestamp),
}
const EDITION = 'editions/everyone/uss-stem.json'
const target = (sequence: number) => ({
  ...{ path: EDITION, name: nameOf(Buffer.from(`edition ${sequence}`)), size: 9 },
  custom: { sequence, issuedAt: '2026-11-23T00:00:00Z' },
})
const NONE = { root: 0, timestamp: 0, targets: 0 }

/** An origin in memory. */
class Origin {
  files = new Map<string, Buffer>()

  put(...files: MetadataFile[]) {
    for (const { path, bytes } of files) this.files.set(path.slice('tuf/'.length), bytes)
    return this
  }

  publish(version: number, keys = online) {
    return this.put(...makePublication(version, [target(version)], keys))
  }

  source = async (file: string) => this.files.get(file)
}

const firstRoot = makeRoot(1, roles, safe.slice(0, 2))
const origin = () => new Origin().put(firstRoot).publish(1)

test.group('Mirror, trust', (group) => {
  let base: string
  let folder: string
  group.each.setup(async () => {
    base = await mkdtemp(join(tmpdir(), 'tonle-trust-'))
    folder = join(base, 'tuf')
    return () => rm(base, { recursive: true, force: true })
  })
  const trusted = () => new TrustedFolder(folder, firstRoot.bytes)
  const refresh = (from: Origin, seen = NONE) => trusted().refresh(from.source, seen, [EDITION])

  test('what is signed is found, and again after the next publication', async ({ assert }) => {
    const from = origin()
    const first = await refresh(from)
    assert.equal(first.targets.get(EDITION)!.hashes.sha256, target(1).name)
    assert.deepEqual(first.seen, { root: 1, timestamp: 1, targets: 1 })
    const second = await refresh(from.publish(2), first.seen)
    assert.equal(second.targets.get(EDITION)!.custom.sequence, 2)
  })

  test('the same publication twice is no mistake', async ({ assert }) => {
    const from = origin()
    const { seen } = await refresh(from)
    assert.deepEqual((await refresh(from, seen)).seen, seen)
  })

  test('an older publication is refused, also when the folder has forgotten', async ({
    assert,
  }) => {
    const { seen } = await refresh(origin().publish(2))
    await assert.rejects(() => refresh(origin(), seen), 'rolled_back')
    await rm(folder, { recursive: true })
    await assert.rejects(() => refresh(origin(), seen), 'rolled_back')
    assert.equal((await refresh(origin().publish(2), seen)).seen.targets, 2)
  })

  test('a byte changed in {file} is refused and changes nothing here')
    .with([{ file: 'timestamp.json' }, { file: '2.snapshot.json' }, { file: '2.targets.json' }])
    .run(async ({ assert }, { file }) => {
      const { seen } = await refresh(origin())
      const hurt = origin().publish(2)
      const text = hurt.files.get(file)!.toString()
      hurt.files.set(file, Buffer.from(text.replace('"version":2', '"version":3')))
      await assert.rejects(() => refresh(hurt, seen), 'refused')
      assert.equal((await refresh(origin().publish(2), seen)).seen.targets, 2)
    })

  test('a key that root does not name signs nothing', async ({ assert }) => {
    const foreign = { ...online, targets: newKey() }
    await assert.rejects(() => refresh(new Origin().put(firstRoot).publish(1, foreign)), 'refused')
  })

  test('parts of two publications do not mix', async ({ assert }) => {
    const mixed = origin().publish(2)
    const own = makePublication(2, [target(9)], online)
    mixed.put(own[0])
    await assert.rejects(() => refresh(mixed), 'refused')
  })

  test('keys are changed by two of three of the old and of the new', async ({ assert }) => {
    const { seen } = await refresh(origin())
    const next = { ...online, targets: newKey() }
    const newSafe = [safe[0], newKey(), newKey()]
    const changed: Roles = {
      ...roles,
      root: { keys: newSafe, threshold: 2 },
      targets: one(next.targets),
    }
    const bySome = makeRoot(2, changed, newSafe.slice(0, 2))
    assert.throws(() => checkRotation(firstRoot.bytes, bySome.bytes))
    await assert.rejects(() => refresh(origin().put(bySome).publish(2, next), seen), 'refused')

    const bytes = addSignature(bySome.bytes, safe[1])
    checkRotation(firstRoot.bytes, bytes)
    const rotated = origin()
      .put({ ...bySome, bytes })
      .publish(2, next)
    assert.deepEqual((await refresh(rotated, seen)).seen, { root: 2, timestamp: 2, targets: 2 })
    await assert.rejects(() => refresh(rotated.publish(3), seen), 'refused')
  })

  test('a {file} that a power cut left half is replaced by the last good folder')
    .with([{ file: 'root.json' }, { file: 'timestamp.json' }, { file: 'snapshot.json' }])
    .run(async ({ assert }, { file }) => {
      const from = origin()
      await refresh(from)
      const { seen } = await refresh(from.publish(2))
      await truncate(join(folder, file), 20)
      assert.equal((await refresh(from.publish(3), seen)).seen.targets, 3)
    })

  test('a kill between the two renames loses nothing', async ({ assert }) => {
    const from = origin()
    const { seen } = await refresh(from)
    await rename(folder, `${folder}.previous`)
    await writeFile(`${folder}.staged`, 'left over')
    assert.deepEqual((await refresh(from, seen)).seen, seen)
  })

  test('a clock that is decades wrong stops nothing', async ({ assert, cleanup }) => {
    const RealDate = globalThis.Date
    cleanup(() => {
      globalThis.Date = RealDate
    })
    for (const year of ['1970-01-02', '2099-12-31']) {
      const wrong = new RealDate(year).getTime()
      globalThis.Date = class extends RealDate {
        constructor(...given: []) {
          super(...((given.length > 0 ? given : [wrong]) as []))
        }
      } as DateConstructor
      assert.equal((await refresh(origin())).seen.targets, 1)
    }
  })
})

test.group('Mirror, keys', () => {
  test('a key read from its file is the same key', ({ assert }) => {
    const key = newKey()
    assert.deepEqual(readKey(key.privatePem), key)
    assert.match(key.keyId, /^[0-9a-f]{64}$/)
  })
})

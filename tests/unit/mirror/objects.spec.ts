import { test } from '@japa/runner'
import { Readable } from 'node:stream'
import { noise } from '#tests/unit/mirror/corpus'
import { byBytes } from '#mirror/format/file_path'
import { nameOf, objectPath } from '#mirror/format/object_name'
import { canonicalJson, readCanonical } from '#mirror/format/canonical_json'
import { groupIntoPacks, makePack, openPack } from '#mirror/format/blob_pack'
import { makeSegments, readSegments, soundPrefix } from '#mirror/format/blob_segments'
import { filesOfTree, makeComponent, makeTree, readComponent, readTree } from '#mirror/format/tree'
import type { TreeFile } from '#mirror/format/tree'

const A = nameOf(Buffer.from('a'))
const B = nameOf(Buffer.from('b'))
const text = (value: string) => Buffer.from(value, 'utf8')

test.group('Mirror, canonical JSON', () => {
  test('keys are sorted, nothing stands between', ({ assert }) => {
    const value = { b: [1, 2.5, -0, 1e21], a: { ខ: 'ក\n', z: null, A: true } }
    assert.equal(canonicalJson(value), '{"a":{"A":true,"z":null,"ខ":"ក\\n"},"b":[1,2.5,0,1e+21]}')
  })

  test('what JSON cannot hold is refused', ({ assert }) => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, '\ud800', () => 1]) {
      assert.throws(() => canonicalJson([value as never]), /not_canonical/)
    }
  })

  test('{text} is not the one text of its value')
    .with(
      ['{"b":1,"a":2}', '{"a": 1}', '[1.0]', '{"a":1,"a":1}', '"\\u0061"', '[1]\n', '\ufeff[]'].map(
        (one) => ({ text: one })
      )
    )
    .run(({ assert }, { text: written }) => {
      assert.throws(() => readCanonical(text(written)), /not_canonical|not_json/)
    })

  test('bytes that are not UTF-8 are refused', ({ assert }) => {
    assert.throws(() => readCanonical(Buffer.from([0x22, 0xff, 0x22])), /not_json/)
  })
})

test.group('Mirror, names', () => {
  test('lists stand in the order of their UTF-8 bytes', ({ assert }) => {
    const names = ['', 'Z', 'a', 'aa', 'b', 'é', 'ក', 'ក្ក', '\ue000', '\uff5e', '😀', '😀a', '🠀']
    for (const a of names) {
      for (const b of names) {
        const order = Buffer.compare(Buffer.from(a), Buffer.from(b))
        assert.equal(Math.sign(byBytes(a, b)), order, `${a} ${b}`)
      }
    }
  })

  test('an object lies below two folders', ({ assert }) => {
    assert.equal(objectPath(A), `objects/ca/97/${A}`)
  })

  test('only a SHA-256 in lower case becomes a path', ({ assert }) => {
    for (const name of ['../../etc/passwd', A.toUpperCase(), `${A}0`, '', `${A}\n`]) {
      assert.throws(() => objectPath(name), /bad_hash/)
    }
  })
})

test.group('Mirror, trees', () => {
  test('the order in which files are given does not matter', ({ assert }) => {
    const files: TreeFile[] = [
      ['b.js', B, 1],
      ['a/ក.json', A, 1],
    ]
    const made = makeComponent(files)
    assert.equal(made.name, makeComponent(files.toReversed()).name)
    assert.deepEqual(readComponent(made.bytes), files.toReversed())
  })

  test('a patched library changes one component and what names it', ({ assert }) => {
    const parts = (library: string) => ({
      '': [['h5p.json', A, 1]] as TreeFile[],
      'H5P.Question-1.5': [['question.js', library, 1]] as TreeFile[],
    })
    const before = makeTree('package-1', parts(A))
    const after = makeTree('package-1', parts(B))
    assert.equal(before.components[0].name, after.components[0].name)
    assert.notEqual(before.components[1].name, after.components[1].name)
    assert.notEqual(before.tree.name, after.tree.name)
    assert.deepEqual(readTree(after.tree.bytes).components[1], [
      ...(['H5P.Question-1.5', after.components[1].name, 1] as const),
    ])
  })

  test('{path} is no path of a tree')
    .with(
      ['../x', 'a/../x', '/x', 'a//b', 'a/', './a', 'a\\b', 'a\u0000b', 'e\u0301', 'a\u202eb']
        .concat(['x'.repeat(256), Array(21).fill('a').join('/'), 'ក'.repeat(86)])
        .map((path) => ({ path }))
    )
    .run(({ assert }, { path }) => {
      assert.throws(() => makeComponent([[path, A, 1]]), /bad_path/)
      const written = { files: [[path, A, 1]], format: 'tonle-component', version: 1 }
      assert.throws(() => readComponent(text(canonicalJson(written))), /bad_path/)
    })

  test('a path given twice, by one component or by two, is refused', ({ assert }) => {
    const twice: TreeFile[] = [
      ['a', A, 1],
      ['a', B, 1],
    ]
    assert.throws(() => makeComponent(twice), /bad_order/)
    const parts = [
      { at: '', files: [['x/a', A, 1]] as TreeFile[] },
      { at: 'x', files: [['a', B, 1]] as TreeFile[] },
    ]
    assert.throws(() => filesOfTree(parts), /bad_order/)
    assert.deepEqual(filesOfTree(parts.slice(1)), [['x/a', B, 1]])
  })

  test('a newer version and a foreign field are refused', ({ assert }) => {
    const newer = canonicalJson({ files: [], format: 'tonle-component', version: 2 })
    assert.throws(() => readComponent(text(newer)), /newer_version/)
    const foreign = canonicalJson({ extra: 1, files: [], format: 'tonle-component', version: 1 })
    assert.throws(() => readComponent(text(foreign)), /bad_shape/)
  })
})

test.group('Mirror, packs', () => {
  const small = (n: number, size = 500) => {
    const bytes = noise(`small ${n}`, size)
    return { name: nameOf(bytes), bytes, size }
  }
  const blobs = Array.from({ length: 40 }, (_, n) => small(n, n * 13))

  test('what goes in comes out, and the order does not matter', ({ assert }) => {
    const pack = makePack(blobs)
    assert.equal(pack.name, makePack(blobs.toReversed()).name)
    const opened = new Map([...openPack(pack.bytes)].map(({ name, bytes }) => [name, bytes]))
    assert.equal(opened.size, blobs.length)
    for (const { name, bytes } of blobs) assert.isTrue(opened.get(name)!.equals(bytes))
  })

  test('a byte changed anywhere is found', ({ assert }) => {
    const { bytes } = makePack(blobs)
    for (let at = 0; at < bytes.length; at += 101) {
      const hurt = Buffer.from(bytes)
      hurt[at] ^= 1
      assert.throws(() => [...openPack(hurt)], /bad_|not_|too_big/)
    }
  })

  test('a pack that was cut is refused at every length', ({ assert }) => {
    const { bytes } = makePack(blobs.slice(0, 5))
    for (let end = 0; end < bytes.length; end += 7) {
      assert.throws(() => [...openPack(bytes.subarray(0, end))], /bad_|not_|too_big/)
    }
  })

  test('a pack that would unpack to more than it says is refused', ({ assert }) => {
    const { bytes } = makePack([small(1, 60_000)])
    const index = text(canonicalJson([[A, 1]]))
    const head = Buffer.from(bytes.subarray(0, 12))
    const bodyAt = 12 + head.readUInt32BE(8)
    head.writeUInt32BE(index.length, 8)
    const bomb = Buffer.concat([head, index, bytes.subarray(bodyAt)])
    assert.throws(() => [...openPack(bomb)], /bad_shape/)
  })

  test('a new blob changes one pack; blobs that are large stand in none', ({ assert }) => {
    const many = Array.from({ length: 1200 }, (_, n) => ({
      name: nameOf(Buffer.from(`blob ${n}`)),
      size: 40_000,
    }))
    const names = (packs: { name: string }[][]) =>
      packs.map((pack) => pack.map((b) => b.name).join())
    const before = names(groupIntoPacks([...many, { name: A, size: 65_537 }]))
    const after = names(groupIntoPacks([...many.toReversed(), { name: B, size: 10 }]))
    assert.isAbove(before.length, 4)
    assert.lengthOf(
      after.filter((pack) => !before.includes(pack)),
      1
    )
    assert.isFalse(before.some((pack) => pack.includes(A)))
  })

  test('nothing makes no pack', ({ assert }) => {
    assert.deepEqual(groupIntoPacks([]), [])
  })
})

test.group('Mirror, segments of large blobs', () => {
  const MIB = 1024 * 1024
  const bytes = noise('video', 5 * MIB + 77)
  const blob = nameOf(bytes)

  /** The bytes in pieces that fit nothing. */
  const pieces = (size: number) =>
    Readable.from(
      Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size)
      )
    )

  test('how the bytes arrive does not matter', async ({ assert }) => {
    const list = await makeSegments(blob, bytes.length, pieces(65_537))
    assert.equal(list.name, (await makeSegments(blob, bytes.length, pieces(3 * MIB))).name)
    assert.lengthOf(readSegments(list.bytes).segments.names, 6)
  })

  test('a download that was cut goes on where the last sound segment ends', async ({ assert }) => {
    const made = await makeSegments(blob, bytes.length, pieces(MIB))
    const list = readSegments(made.bytes)
    const held = (file: Buffer) => soundPrefix(list, async (from, to) => file.subarray(from, to))
    assert.equal(await held(bytes), bytes.length)
    assert.equal(await held(bytes.subarray(0, 2 * MIB + 5)), 2 * MIB)
    const hurt = Buffer.from(bytes)
    hurt[MIB + 9] ^= 1
    assert.equal(await held(hurt), MIB)
    assert.equal(await held(Buffer.alloc(0)), 0)
  })

  test('a list for another size is refused', async ({ assert }) => {
    await assert.rejects(() => makeSegments(blob, bytes.length + 1, pieces(MIB)), /bad_size/)
  })
})

import { test } from '@japa/runner'
import fitQuality from '#media/queries/fit_quality'
import type { Quality, Traveller } from '#shared/sync/travellers'

const MASTER = [
  '#EXTM3U',
  ...[240, 360, 480].flatMap((height) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${height},RESOLUTION=${height * 2}x${height}`,
    `${height}.m3u8?v=x`,
  ]),
  '',
].join('\n')

const row = (source: string, role: string, name: string, height: number | null = null) => ({
  ...{
    id: `${source}/${name}`,
    source_id: source,
    blob_id: `${source}/${name}`,
    role,
    name,
    height,
  },
})

const film = (source: string, heights: number[]): Traveller[] => [
  row(source, 'poster', 'poster.jpg', 360),
  row(source, 'playlist', 'master.m3u8'),
  ...heights.flatMap((height) => [
    row(source, 'stream', `${height}.mp4`, height),
    row(source, 'playlist', `${height}.m3u8`, height),
  ]),
  row(source, 'download', 'download.mp4', heights.findLast((one) => one <= 360) ?? heights[0]),
  row(source, 'sound', 'sound.ogg'),
]

const photograph = [
  row('photo', 'picture', '1280.webp', 960),
  row('photo', 'download', 'download.jpg', 3000),
]

const document = [row('book', 'page', '1.webp', 1400), row('book', 'document', 'book.pdf')]

/** The names that go, the sources whose original stays, and the lists that were shortened. */
async function fit(quality: Quality, rows: Traveller[]) {
  const lists: string[] = []
  const keep = async (bytes: Buffer) => {
    lists.push(bytes.toString())
    return 'kept'
  }
  const read = async () => Buffer.from(MASTER)
  const { rows: fitting, unheld } = await fitQuality(rows, { quality, keep, read })
  return { names: fitting.map(({ name }) => name), unheld, lists, rows: fitting }
}

test.group('Media | the quality of an edition', () => {
  test('finer streams stay at the centre, and the list names those that go', async ({ assert }) => {
    const { names, lists, rows } = await fit('360', film('film', [240, 360, 480]))
    assert.includeMembers(names, ['240.mp4', '360.mp4', '360.m3u8', 'download.mp4', 'sound.ogg'])
    assert.notIncludeMembers(names, ['480.mp4'])
    assert.notInclude(names, '480.m3u8')
    assert.lengthOf(lists, 1)
    assert.notInclude(lists[0], '480.m3u8')
    assert.include(lists[0], '360.m3u8?v=x')
    assert.equal(rows.find(({ name }) => name === 'master.m3u8')!.blob_id, 'kept')
  })

  test('where all go the list stays as it is', async ({ assert }) => {
    const { names, lists } = await fit('480', film('film', [240, 360, 480]))
    assert.lengthOf(names, film('film', [240, 360, 480]).length)
    assert.isEmpty(lists)
  })

  test('the original of a film never goes, whatever was taken away', async ({ assert }) => {
    for (const quality of ['none', '240', '360', '480'] as const) {
      const { unheld } = await fit(quality, film('film', [240, 360, 480]))
      assert.deepEqual(unheld, ['film'], quality)
    }
    const low = await fit('240', film('film', [240, 360, 480]))
    assert.include(low.names, '240.mp4')
    assert.notInclude(low.names, 'download.mp4')
  })

  test('without films nothing of a film goes but its picture and its sound', async ({ assert }) => {
    const { names } = await fit('none', film('film', [240, 360]))
    assert.deepEqual(names.toSorted(), ['poster.jpg', 'sound.ogg'])
  })

  test('a film lower than the least quality goes as it is', async ({ assert }) => {
    const { names } = await fit('240', film('small', [288]))
    assert.includeMembers(names, ['288.mp4', 'download.mp4', 'master.m3u8'])
  })

  test('of a photograph the copy without what the camera wrote goes, at every quality', async ({
    assert,
  }) => {
    for (const quality of ['none', '240', '480'] as const) {
      const { names, unheld } = await fit(quality, [...photograph, ...document])
      assert.includeMembers(names, ['download.jpg', '1280.webp', '1.webp', 'book.pdf'])
      assert.deepEqual(unheld, ['photo'], quality)
    }
  })
})

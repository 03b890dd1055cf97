export type Rung = { height: number; width: number; rate: string; buffer: string; bits: number }

/** Heights and the most bits a second: from a phone on a village's line to a classroom's screen. */
const LADDER = [
  { height: 240, kbits: 300 },
  { height: 360, kbits: 600 },
  { height: 480, kbits: 1000 },
]

const SOUND_BITS = 64_000
const even = (value: number) => Math.max(2, Math.round(value / 2) * 2)

/** The qualities that a picture of this size has; a smaller one than the least has its own. Upright ones too. */
export function rungsFor(width: number, height: number): Rung[] {
  const fitting = LADDER.filter((one) => one.height <= height)
  const chosen = fitting.length > 0 ? fitting : [{ height: even(height), kbits: 300 }]
  return chosen.map(({ height: tall, kbits }) => ({
    ...{ height: tall, width: even((width / height) * tall) },
    ...{ rate: `${kbits}k`, buffer: `${kbits * 2}k`, bits: kbits * 1000 },
  }))
}

/** The list of qualities (RFC 8216); `address` is what stands in it for a playlist. */
export function masterPlaylist(
  rungs: Rung[],
  { hasSound }: { hasSound: boolean },
  address: (name: string) => string
): string {
  const codecs = hasSound ? 'avc1.4d401e,mp4a.40.2' : 'avc1.4d401e'
  const lines = rungs.flatMap(({ height, width, bits }) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${bits + (hasSound ? SOUND_BITS : 0)},RESOLUTION=${width}x${height},CODECS="${codecs}"`,
    address(`${height}.m3u8`),
  ])
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines, ''].join('\n')
}

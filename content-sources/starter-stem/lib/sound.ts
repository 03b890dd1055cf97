import { encode } from './ffmpeg.ts'

/** A sound: the height of the wave at each second, from -1 to 1. */
export type Sound = { seconds: number; wave: (at: number) => number }

const RATE = 44_100

export async function makeSound({ seconds, wave }: Sound) {
  const count = Math.floor(seconds * RATE)
  const samples = Buffer.alloc(count * 2)
  for (let n = 0; n < count; n++) {
    const value = Math.max(-1, Math.min(1, wave(n / RATE)))
    samples.writeInt16LE(Math.round(value * 32_000), n * 2)
  }
  return encode(
    ['-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', '-', '-c:a', 'aac', '-b:a', '64k'],
    'sound.m4a',
    [samples]
  )
}

/** Parts one after the other, each with soft ends so that nothing clicks. */
export function parts(list: { seconds: number; wave: (at: number) => number }[]): Sound {
  const seconds = list.reduce((sum, part) => sum + part.seconds, 0)
  return {
    seconds,
    wave(at) {
      let from = 0
      for (const part of list) {
        const inside = at - from
        if (inside < part.seconds) {
          const edge = Math.min(1, inside / 0.03, (part.seconds - inside) / 0.03)
          return part.wave(inside) * edge
        }
        from += part.seconds
      }
      return 0
    },
  }
}

export const tone = (hertz: number) => (at: number) => Math.sin(2 * Math.PI * hertz * at)
export const silence = (seconds: number) => ({ seconds, wave: () => 0 })

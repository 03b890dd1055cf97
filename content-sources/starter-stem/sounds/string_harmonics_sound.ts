import { parts, silence, tone } from '../lib/sound.ts'

const FIRST = 220
const alone = (n: number) => ({ seconds: 3, wave: (at: number) => tone(FIRST * n)(at) * 0.5 })

/** The first four tones of a string, each alone, then together and fading as on a plucked string. */
export default parts([
  ...[1, 2, 3, 4].flatMap((n) => [alone(n), silence(0.5)]),
  {
    seconds: 5,
    wave: (at) =>
      [1, 2, 3, 4].reduce(
        (sum, n) => sum + (tone(FIRST * n)(at) * Math.exp(-at * (0.5 + n * 0.25))) / n / 2,
        0
      ),
  },
])

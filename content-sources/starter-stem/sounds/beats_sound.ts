import { parts, silence, tone } from '../lib/sound.ts'

const both = (a: number, b: number) => (at: number) => (tone(a)(at) + tone(b)(at)) / 2

/** Two tones alone, then together: 4 beats a second, then 2, then 1. */
export default parts([
  { seconds: 4, wave: (at) => tone(440)(at) * 0.6 },
  silence(1),
  { seconds: 4, wave: (at) => tone(444)(at) * 0.6 },
  silence(1),
  { seconds: 7, wave: both(440, 444) },
  silence(1),
  { seconds: 7, wave: both(440, 442) },
  silence(1),
  { seconds: 7, wave: both(440, 441) },
])

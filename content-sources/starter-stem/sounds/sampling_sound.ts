import { parts, silence } from '../lib/sound.ts'

const NOTES = [262, 294, 330, 392, 440, 392, 330, 262]
const EACH = 0.6

/** A tune of five tones, made for this: a tone with its overtones, fading. */
function tune(at: number): number {
  const n = Math.floor(at / EACH)
  const hertz = NOTES[n % NOTES.length]
  const inside = at % EACH
  const soft = Math.min(1, inside / 0.02) * Math.exp(-inside * 2.5)
  let sum = 0
  for (let k = 1; k <= 9; k++) sum += Math.sin(2 * Math.PI * hertz * k * at) / k ** 1.4
  return sum * soft * 0.35
}

/** The wave looked at only so often a second, and held in between. */
const sampled = (rate: number) => (at: number) => tune(Math.floor(at * rate) / rate)

/** The wave with only so many steps of height. */
const stepped = (bits: number) => (at: number) => {
  const steps = 2 ** (bits - 1)
  return Math.round(tune(at) * steps) / steps
}

const seconds = NOTES.length * EACH

export default parts([
  { seconds, wave: tune },
  silence(1),
  { seconds, wave: sampled(4000) },
  silence(1),
  { seconds, wave: stepped(4) },
])

import { parts, silence, tone } from '../lib/sound.ts'

const SPEED_OF_SOUND = 340
const HERTZ = 600
const NEAREST = 8

/** A source on a straight road; it passes in the middle. What is heard now left it a little earlier. */
function passing(speed: number, seconds: number) {
  return (at: number) => {
    const t = at - seconds / 2
    // Solves |t - left| * c = distance(left) for the moment at which the sound left.
    const c2 = SPEED_OF_SOUND ** 2
    const a = c2 - speed ** 2
    const left = (c2 * t - Math.sqrt(c2 * speed ** 2 * t ** 2 + a * NEAREST ** 2)) / a
    const exact = Number.isFinite(left) ? left : t
    const distance = Math.hypot(speed * exact, NEAREST)
    return (
      (Math.sin(2 * Math.PI * HERTZ * exact) * 0.9 * NEAREST) / distance ** 0.8 / NEAREST ** 0.2
    )
  }
}

/** The tone at rest, then passing by at 72 km/h, then at 108 km/h. */
export default parts([
  { seconds: 3, wave: (at) => tone(HERTZ)(at) * 0.5 },
  silence(1),
  { seconds: 10, wave: passing(20, 10) },
  silence(1),
  { seconds: 8, wave: passing(30, 8) },
])

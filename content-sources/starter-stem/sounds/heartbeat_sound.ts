import { parts, silence } from '../lib/sound.ts'

/** A short dull knock. Low tones are lost in the speaker of a phone, so some higher ones go with it. */
const knock = (at: number, hertz: number) =>
  at < 0 || at > 0.16
    ? 0
    : Math.exp(-at * 28) *
      (Math.sin(2 * Math.PI * hertz * at) * 0.6 + Math.sin(4 * Math.PI * hertz * at) * 0.3)

/** Two sounds a beat: the valves between the chambers close, then those of the arteries. */
function heart(perMinute: number, seconds: number) {
  const period = 60 / perMinute
  const second = Math.min(0.32, period * 0.38)
  return {
    seconds,
    wave(at: number) {
      const inside = at % period
      return knock(inside, 95) + knock(inside - second, 130) * 0.7
    },
  }
}

/** At rest 72 beats a minute, after running 132. */
export default parts([heart(72, 15), silence(2), heart(132, 15)])

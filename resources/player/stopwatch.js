/*
 * How long the content was in front of somebody: a machine that slept wakes up with a gap between two ticks.
 */
const TICK_MS = 5000
const SLEPT_MS = 60000

export function startStopwatch(now = () => Date.now()) {
  let last = now()
  let active = 0
  let slept = 0
  function tick() {
    const gap = now() - last
    last += gap
    if (gap > SLEPT_MS) slept += gap
    else if (gap > 0) active += gap
  }
  const timer = setInterval(tick, TICK_MS)
  return {
    read() {
      tick()
      return { active: active / 1000, slept: slept / 1000 }
    },
    stop: () => clearInterval(timer),
  }
}

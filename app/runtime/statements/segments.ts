/** A stretch of a film: from and to in seconds. */
export type Segment = [number, number]

/** Stretches in the order of the film: what lies outside of it or runs backwards is dropped, what overlaps is one. */
export function joined(segments: Segment[], length = Infinity): Segment[] {
  const inside = segments
    .map(([from, to]): Segment => [Math.max(0, from), Math.min(to, length)])
    .filter(([from, to]) => from < to)
    .sort(([a], [b]) => a - b)
  const found: Segment[] = []
  for (const [from, to] of inside) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}

/** The seconds of stretches that do not overlap. */
export const secondsOf = (segments: Segment[]) =>
  segments.reduce((sum, [from, to]) => sum + to - from, 0)

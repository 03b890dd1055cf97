const MOST = 40
/** Players tell the time a few times a second, so that stretches that follow each other miss a little. */
const GAP = 0.3

/** The stretches of a film that were really seen, in seconds. */
export class Watched {
  #stretches = []
  #now
  #toldAt = 0

  /** It plays and is at this place. What runs faster than it can play was not seen. @param told milliseconds */
  at(place, told, rate = 1) {
    const could = ((told - this.#toldAt) / 1000) * rate * 1.25 + 0.5
    const ahead = this.#now ? place - this.#now[1] : -1
    if (ahead >= 0 && ahead <= could) this.#now[1] = place
    else this.#stretches.push((this.#now = [place, place]))
    this.#toldAt = told
  }

  /** What comes next is another stretch. */
  stop() {
    this.#now = undefined
  }

  /** In the order of the film, what overlaps once; of very many the longest. */
  list() {
    const found = []
    for (const [from, to] of [...this.#stretches].sort((a, b) => a[0] - b[0])) {
      const last = found.at(-1)
      if (last && from <= last[1] + GAP) last[1] = Math.max(last[1], to)
      else found.push([from, to])
    }
    const isLong = found
      .filter(([from, to]) => to > from)
      .sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
    return isLong.slice(0, MOST).sort((a, b) => a[0] - b[0])
  }
}

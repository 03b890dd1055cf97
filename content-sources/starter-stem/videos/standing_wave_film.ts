import { clear, colours, disc, path, write, type Pen, type Point } from '../lib/canvas.ts'
import type { Film } from '../lib/video.ts'

const LENGTH = 110
const PERIOD = 2.4
const HEIGHT = 28

const phase = (x: number) => (2 * Math.PI * x) / LENGTH
const turn = (at: number) => (2 * Math.PI * at) / PERIOD
const right = (x: number, at: number) => HEIGHT * Math.sin(phase(x) - turn(at))
const left = (x: number, at: number) => HEIGHT * Math.sin(phase(x) + turn(at))

function wave(pen: Pen, middle: number, height: (x: number) => number, colour: string, width = 2) {
  const points: Point[] = []
  for (let x = 20; x <= 460; x += 4) points.push([x, middle - height(x - 20)])
  path(
    pen,
    [
      [20, middle],
      [460, middle],
    ],
    colours.line,
    1
  )
  path(pen, points, colour, width)
}

function marks(pen: Pen, middle: number) {
  for (let n = 0; n <= 8; n++) {
    disc(pen, [20 + (n * LENGTH) / 2, middle], 4, colours.violet)
    write(pen, 'N', 20 + (n * LENGTH) / 2, middle + 64, {
      size: 12,
      align: 'center',
      colour: colours.violet,
    })
    if (n < 8) {
      const x = 20 + ((n + 0.5) * LENGTH) / 2
      write(pen, 'A', x, middle + 64, { size: 12, align: 'center', colour: colours.green })
    }
  }
}

/** A wave to the right, one to the left, and what both make together. */
const film: Film = {
  seconds: 36,
  draw(pen, at) {
    clear(pen)
    wave(pen, 40, (x) => right(x, at), colours.red)
    write(pen, '→', 464, 44, { colour: colours.red })
    if (at >= 8) {
      wave(pen, 105, (x) => left(x, at), colours.blue)
      write(pen, '←', 2, 109, { colour: colours.blue })
    }
    if (at >= 15) wave(pen, 184, (x) => right(x, at) + left(x, at), colours.ink, 3)
    if (at >= 23) marks(pen, 184)
    if (at >= 29) {
      path(
        pen,
        [
          [20, 254],
          [20 + LENGTH / 2, 254],
        ],
        colours.amber,
        3
      )
      write(pen, 'λ/2', 28 + LENGTH / 2, 258, { size: 13, colour: colours.amber })
    }
  },
}
export default film

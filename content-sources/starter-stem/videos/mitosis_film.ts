import {
  between,
  clear,
  colours,
  disc,
  ease,
  path,
  write,
  type Pen,
  type Point,
} from '../lib/canvas.ts'
import type { Film } from '../lib/video.ts'

const MIDDLE: Point = [240, 142]
const STARTS = [0, 8, 16, 22, 29, 36]

function cell(pen: Pen, at: number) {
  const pinch = ease(at, 33, 40)
  const stretch = between(0, 46, ease(at, 22, 29))
  pen.beginPath()
  for (let n = 0; n <= 90; n++) {
    const angle = (n / 90) * 2 * Math.PI
    const x = Math.cos(angle) * (110 + stretch)
    const waist = 1 - pinch * Math.exp(-((x / 42) ** 2))
    pen.lineTo(MIDDLE[0] + x, MIDDLE[1] + Math.sin(angle) * 96 * waist)
  }
  pen.fillStyle = '#eaf3fb'
  pen.fill()
  pen.strokeStyle = colours.blue
  pen.lineWidth = 3
  pen.stroke()
}

function nucleus(pen: Pen, [x, y]: Point, radius: number, shown: number) {
  pen.globalAlpha = shown
  disc(pen, [x, y], radius, '#f3e8d2')
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.strokeStyle = colours.amber
  pen.lineWidth = 2
  pen.setLineDash(shown < 1 ? [6, 6] : [])
  pen.stroke()
  pen.setLineDash([])
  pen.globalAlpha = 1
}

/** One chromatid, bent towards the pole that pulls it. */
function chromatid(pen: Pen, [x, y]: Point, length: number, bend: number, colour: string) {
  path(
    pen,
    [
      [x + bend, y - length],
      [x, y],
      [x + bend, y + length],
    ],
    colour,
    6
  )
}

const four: { colour: string; length: number; row: number }[] = [
  { colour: colours.red, length: 17, row: -57 },
  { colour: colours.blue, length: 17, row: -17 },
  { colour: colours.red, length: 11, row: 20 },
  { colour: colours.blue, length: 11, row: 52 },
]

function threads(pen: Pen, at: number) {
  const shown = 1 - ease(at, 8, 13)
  pen.globalAlpha = shown
  for (const [n, { colour }] of four.entries()) {
    const points: Point[] = []
    for (let s = 0; s <= 40; s++) {
      const a = s * 0.42 + n * 1.7
      points.push([
        MIDDLE[0] + Math.cos(a) * (12 + s * 0.8),
        MIDDLE[1] + Math.sin(a * 1.3 + n) * 38,
      ])
    }
    path(pen, points, colour, 1.4)
  }
  pen.globalAlpha = 1
}

function spindle(pen: Pen, at: number) {
  pen.globalAlpha = ease(at, 14, 17) * (1 - ease(at, 30, 33)) * 0.5
  for (const { row } of four) {
    path(
      pen,
      [
        [MIDDLE[0] - 120, MIDDLE[1]],
        [MIDDLE[0], MIDDLE[1] + row],
        [MIDDLE[0] + 120, MIDDLE[1]],
      ],
      colours.soft,
      1.2
    )
  }
  pen.globalAlpha = 1
}

function chromosomes(pen: Pen, at: number) {
  pen.globalAlpha = ease(at, 8, 13) * (1 - ease(at, 33, 38))
  const lined = ease(at, 15, 19)
  const apart = ease(at, 22, 29)
  for (const [n, { colour, length, row }] of four.entries()) {
    const x = MIDDLE[0] + between([-26, 22, 14, -20][n], 0, lined)
    const y = MIDDLE[1] + between([-26, -20, 26, 22][n], row, lined) * (1 - apart * 0.45)
    for (const side of [-1, 1]) {
      const away = between(3.5, 104, apart)
      chromatid(pen, [x + side * away, y], length, -side * between(0, 9, apart), colour)
    }
  }
  pen.globalAlpha = 1
}

function stage(pen: Pen, at: number) {
  const now = STARTS.findLastIndex((from) => at >= from)
  for (let n = 0; n < STARTS.length; n++) {
    disc(pen, [150 + n * 36, 22], 12, n === now ? colours.green : colours.line)
    write(pen, `${n + 1}`, 150 + n * 36, 27, {
      align: 'center',
      size: 14,
      colour: n === now ? '#fff' : colours.soft,
    })
  }
}

/** A cell with 2n = 4 chromosomes: interphase, prophase, metaphase, anaphase, telophase, two cells. */
const film: Film = {
  seconds: 44,
  draw(pen, at) {
    clear(pen)
    stage(pen, at)
    cell(pen, at)
    if (at < 15) nucleus(pen, MIDDLE, 56, 1 - ease(at, 12, 15))
    if (at < 14) threads(pen, at)
    spindle(pen, at)
    const back = ease(at, 31, 35)
    if (back > 0) {
      nucleus(pen, [MIDDLE[0] - 104, MIDDLE[1]], 40, back)
      nucleus(pen, [MIDDLE[0] + 104, MIDDLE[1]], 40, back)
    }
    if (at >= 8) chromosomes(pen, at)
    if (at >= 38) write(pen, '2n = 4', MIDDLE[0] - 104, MIDDLE[1] + 5, { align: 'center' })
    if (at >= 38) write(pen, '2n = 4', MIDDLE[0] + 104, MIDDLE[1] + 5, { align: 'center' })
    if (at < 8) write(pen, '2n = 4', MIDDLE[0] + 150, MIDDLE[1] + 5, { align: 'center' })
  },
}
export default film

import {
  arrow,
  clear,
  colours,
  disc,
  ease,
  path,
  shape,
  write,
  type Pen,
  type Point,
} from '../lib/canvas.ts'
import type { Film } from '../lib/video.ts'

const MANTLE = '#e07b39'
const OCEAN = '#5a6b7d'
const LAND = '#a9845a'
const SEA = '#bcdcf5'

function below(pen: Pen) {
  clear(pen, '#eef6fd')
  pen.fillStyle = MANTLE
  pen.fillRect(0, 150, 480, 120)
}

function number(pen: Pen, n: number) {
  disc(pen, [24, 24], 14, colours.green)
  write(pen, `${n}`, 24, 30, { align: 'center', colour: '#fff', size: 17 })
}

/** Two plates leave each other; between them new floor comes up. */
function apart(pen: Pen, at: number) {
  below(pen)
  number(pen, 1)
  pen.fillStyle = SEA
  pen.fillRect(0, 80, 480, 45)
  const gap = 6 + at * 5
  shape(
    pen,
    [
      [0, 122],
      [240 - gap, 116],
      [240 - gap, 160],
      [0, 165],
    ],
    OCEAN
  )
  shape(
    pen,
    [
      [480, 122],
      [240 + gap, 116],
      [240 + gap, 160],
      [480, 165],
    ],
    OCEAN
  )
  shape(
    pen,
    [
      [240 - gap, 116],
      [234, 104],
      [246, 104],
      [240 + gap, 116],
      [240 + gap, 160],
      [240 - gap, 160],
    ],
    '#7a4a38'
  )
  shape(
    pen,
    [
      [232, 240],
      [236, 108],
      [244, 108],
      [248, 240],
    ],
    '#ffb347'
  )
  for (let n = 0; n < 3; n++) disc(pen, [240, 230 - ((at * 26 + n * 40) % 120)], 4, '#fff1c9')
  arrow(pen, [170, 145], [100, 145], '#ffffff', 4)
  arrow(pen, [310, 145], [380, 145], '#ffffff', 4)
  arrow(pen, [210, 215], [150, 190], '#fff1c9', 2)
  arrow(pen, [270, 215], [330, 190], '#fff1c9', 2)
}

/** The heavy floor of the sea goes down below land; rock melts, mountains of fire stand above. */
function under(pen: Pen, at: number) {
  below(pen)
  number(pen, 2)
  pen.fillStyle = SEA
  pen.fillRect(0, 84, 232, 40)
  const down = 40 + Math.min(1, at / 9) * 100
  shape(
    pen,
    [
      [205, 119],
      [262, 96],
      [320, 90],
      [352, 52],
      [384, 92],
      [480, 96],
      [480, 172],
      [270, 172],
      [205, 130],
    ],
    LAND
  )
  shape(
    pen,
    [
      [0, 118],
      [215, 118],
      [228 + down, 128 + down * 0.9],
      [205 + down, 150 + down * 0.9],
      [205, 148],
      [0, 150],
    ],
    OCEAN
  )
  if (at > 5) {
    const rise = ease(at, 5, 9)
    path(
      pen,
      [
        [335, 215],
        [348, 215 - 160 * rise],
      ],
      '#ffb347',
      6
    )
    for (let n = 0; n < 4; n++) disc(pen, [322 + n * 9, 218 + (n % 2) * 8], 7, '#ffb347')
    if (at > 9)
      for (let n = 0; n < 3; n++)
        disc(pen, [352 + n * 7, 44 - ((at * 9 + n * 9) % 30)], 6, '#8a8f98')
  }
  const seen = Math.floor(at * 2) % 2
  if (at > 3 && seen) {
    for (const [x, y] of [
      [250, 155],
      [285, 188],
    ] as Point[]) {
      path(
        pen,
        [
          [x - 8, y - 8],
          [x + 8, y + 8],
        ],
        colours.red,
        3
      )
      path(
        pen,
        [
          [x - 8, y + 8],
          [x + 8, y - 8],
        ],
        colours.red,
        3
      )
    }
  }
  arrow(pen, [60, 135], [130, 135], '#ffffff', 4)
  arrow(pen, [450, 130], [395, 130], '#ffffff', 4)
}

/** Seen from above: two plates pass each other; the river that crosses the line is torn. */
function past(pen: Pen, at: number) {
  clear(pen, LAND)
  number(pen, 3)
  const locked = at < 7 ? at * 2 : 14 + ease(at, 7, 8) * 34 + (at - 7) * 0.8
  const shift = Math.min(56, locked)
  pen.fillStyle = '#c49a6c'
  pen.fillRect(0, 135, 480, 135)
  path(
    pen,
    [
      [210 - shift, 30],
      [215 - shift, 80],
      [240 - shift, 135],
    ],
    '#4a90d9',
    9
  )
  path(
    pen,
    [
      [240 + shift, 135],
      [262 + shift, 190],
      [258 + shift, 268],
    ],
    '#4a90d9',
    9
  )
  path(
    pen,
    [
      [0, 135],
      [480, 135],
    ],
    colours.red,
    3
  )
  if (at > 7 && at < 8.6) {
    for (let r = 1; r <= 4; r++) {
      pen.beginPath()
      pen.arc(240, 135, ((at - 7) * 60 + r * 16) % 90, 0, 2 * Math.PI)
      pen.strokeStyle = colours.red
      pen.lineWidth = 2
      pen.stroke()
    }
  }
  arrow(pen, [380, 90], [310, 90], '#ffffff', 5)
  arrow(pen, [100, 185], [170, 185], '#ffffff', 5)
}

const film: Film = {
  seconds: 40,
  draw(pen, at) {
    if (at < 13) apart(pen, at)
    else if (at < 27) under(pen, at - 13)
    else past(pen, at - 27)
  },
}
export default film

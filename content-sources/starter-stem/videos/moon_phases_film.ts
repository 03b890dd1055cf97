import { arrow, clear, disc, path, write, type Pen, type Point } from '../lib/canvas.ts'
import type { Film } from '../lib/video.ts'

const MONTH = 29.5
const EARTH: Point = [150, 140]
const NIGHT = '#10162b'
const LIGHT = '#f5eeb8'
const DARK = '#3a425e'

/** A ball whose right half is lit, seen from above. */
function ball(pen: Pen, [x, y]: Point, radius: number, lit: string) {
  disc(pen, [x, y], radius, DARK)
  pen.beginPath()
  pen.arc(x, y, radius, -Math.PI / 2, Math.PI / 2)
  pen.fillStyle = lit
  pen.fill()
}

/** The Moon as it is seen from the Earth, north above. `turn` is 0 at new moon and grows through the first quarter. */
function seen(pen: Pen, [x, y]: Point, radius: number, turn: number) {
  disc(pen, [x, y], radius, DARK)
  const grows = turn < Math.PI
  pen.beginPath()
  for (let n = 0; n <= 40; n++) {
    const a = -Math.PI / 2 + (n / 40) * Math.PI
    const edge = Math.cos(a) * radius
    pen.lineTo(x + (grows ? edge : -edge), y + Math.sin(a) * radius)
  }
  for (let n = 40; n >= 0; n--) {
    const a = -Math.PI / 2 + (n / 40) * Math.PI
    const edge = Math.cos(a) * radius * Math.cos(turn)
    pen.lineTo(x + (grows ? edge : -edge), y + Math.sin(a) * radius)
  }
  pen.fillStyle = LIGHT
  pen.fill()
}

/** One month in 30 seconds; it rests at the four chief phases. */
function dayAt(at: number): number {
  const quarter = Math.min(3, Math.floor(at / 9))
  const inside = Math.min(1, Math.max(0, (at - quarter * 9 - 3) / 6))
  return ((quarter + inside) * MONTH) / 4
}

const film: Film = {
  seconds: 39,
  draw(pen, at) {
    clear(pen, NIGHT)
    const day = Math.min(MONTH, dayAt(at))
    const turn = (day / MONTH) * 2 * Math.PI
    for (const y of [50, 95, 140, 185, 230]) arrow(pen, [300, y], [262, y], '#f6c945', 2)
    pen.beginPath()
    pen.arc(EARTH[0], EARTH[1], 95, 0, 2 * Math.PI)
    pen.strokeStyle = '#55607f'
    pen.lineWidth = 1
    pen.stroke()
    ball(pen, EARTH, 22, '#4a90d9')
    const moon: Point = [EARTH[0] + 95 * Math.cos(turn), EARTH[1] - 95 * Math.sin(turn)]
    const toward = (share: number): Point => [
      EARTH[0] + (moon[0] - EARTH[0]) * share,
      EARTH[1] + (moon[1] - EARTH[1]) * share,
    ]
    pen.setLineDash([4, 4])
    path(pen, [toward(0.27), toward(0.87)], '#9aa4c4', 1)
    pen.setLineDash([])
    ball(pen, moon, 11, LIGHT)
    path(
      pen,
      [
        [318, 20],
        [318, 250],
      ],
      '#55607f',
      1
    )
    seen(pen, [400, 130], 56, turn % (2 * Math.PI))
    write(pen, `${day.toFixed(0)} / 29.5`, 400, 226, {
      align: 'center',
      colour: '#ffffff',
      size: 17,
    })
    disc(pen, [340, 30], 9, '#4a90d9')
    arrow(pen, [352, 30], [380, 30], '#9aa4c4', 2)
    disc(pen, [394, 30], 7, LIGHT)
  },
}
export default film

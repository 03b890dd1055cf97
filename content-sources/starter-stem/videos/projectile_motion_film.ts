import {
  arrow,
  clear,
  colours,
  disc,
  HEIGHT,
  path,
  write,
  type Pen,
  type Point,
} from '../lib/canvas.ts'
import type { Film } from '../lib/video.ts'

const SPEED = 20
const G = 9.8
const SCALE = 9.6
const GROUND = HEIGHT - 40
const LEFT = 36

const flight = (angle: number) => (2 * SPEED * Math.sin(angle)) / G
const place = (angle: number, t: number): Point => [
  LEFT + SCALE * SPEED * Math.cos(angle) * t,
  GROUND - SCALE * (SPEED * Math.sin(angle) * t - (G * t * t) / 2),
]
const rad = (degrees: number) => (degrees * Math.PI) / 180

function ground(pen: Pen) {
  clear(pen)
  path(
    pen,
    [
      [LEFT, 30],
      [LEFT, GROUND],
      [470, GROUND],
    ],
    colours.soft,
    1.5
  )
  for (let x = 0; x <= 40; x += 10) {
    path(
      pen,
      [
        [LEFT + x * SCALE, GROUND],
        [LEFT + x * SCALE, GROUND + 4],
      ],
      colours.soft,
      1.5
    )
    write(pen, `${x}`, LEFT + x * SCALE, GROUND + 18, { size: 12, align: 'center' })
  }
  write(pen, 'x (m)', 470, GROUND + 32, { size: 12, align: 'right' })
  for (let y = 10; y <= 20; y += 10) {
    write(pen, `${y}`, LEFT - 6, GROUND - y * SCALE + 4, { size: 12, align: 'right' })
  }
  write(pen, 'y (m)', 6, 22, { size: 12 })
}

function trail(pen: Pen, angle: number, until: number, colour: string) {
  const points: Point[] = []
  for (let n = 0; n <= 60; n++) points.push(place(angle, (until * n) / 60))
  path(pen, points, colour, 2)
}

function one(pen: Pen, at: number) {
  const angle = rad(45)
  const t = Math.min(flight(angle), (at / 11) * flight(angle))
  trail(pen, angle, t, colours.soft)
  const [x, y] = place(angle, t)
  const vx = SPEED * Math.cos(angle)
  const vy = SPEED * Math.sin(angle) - G * t
  if (t < flight(angle)) {
    arrow(pen, [x, y], [x + vx * 3, y], colours.blue)
    arrow(pen, [x, y], [x, y - vy * 3], colours.red)
  }
  disc(pen, [x, y], 6, colours.ink)
  write(pen, 'v₀ = 20 m/s   θ = 45°', 150, 28)
  write(pen, `vₓ = ${vx.toFixed(1)} m/s`, 150, 48, { colour: colours.blue })
  write(pen, `vᵧ = ${vy.toFixed(1)} m/s`, 290, 48, { colour: colours.red })
  write(pen, `t = ${t.toFixed(1)} s`, 400, 28)
}

const shots: [number, string][] = [
  [30, colours.green],
  [45, colours.ink],
  [60, colours.violet],
]

function three(pen: Pen, at: number) {
  for (const [n, [degrees, colour]] of shots.entries()) {
    const share = Math.min(1, Math.max(0, (at - n * 6) / 4.5))
    const angle = rad(degrees)
    if (share === 0) continue
    trail(pen, angle, flight(angle) * share, colour)
    disc(pen, place(angle, flight(angle) * share), 5, colour)
    const reach = (SPEED ** 2 * Math.sin(2 * angle)) / G
    const words = share === 1 ? `${degrees}°   ${reach.toFixed(1)} m` : `${degrees}°`
    write(pen, words, 330, 24 + n * 20, { colour })
  }
}

const film: Film = {
  seconds: 34,
  draw(pen, at) {
    ground(pen)
    if (at < 13) one(pen, at)
    else three(pen, at - 13)
  },
}
export default film

import { clear, colours, path, shape, write, type Pen, type Point } from '../lib/canvas.ts'
import type { Film } from '../lib/video.ts'

const X = (x: number) => 60 + x * 110
const Y = (y: number) => 236 - y * 48
const COUNTS = [2, 4, 8, 16, 32, 64]

function curve(pen: Pen, isFilled: boolean) {
  const points: Point[] = []
  for (let n = 0; n <= 100; n++) points.push([X(n / 50), Y((n / 50) ** 2)])
  if (isFilled) shape(pen, [...points, [X(2), Y(0)]], '#cfe3f7')
  path(pen, points, colours.blue, 3)
  path(
    pen,
    [
      [X(0), 24],
      [X(0), Y(0)],
      [X(2.25), Y(0)],
    ],
    colours.soft,
    1.5
  )
  for (const n of [0, 1, 2]) write(pen, `${n}`, X(n), Y(0) + 18, { size: 13, align: 'center' })
  for (const n of [1, 2, 3, 4]) write(pen, `${n}`, X(0) - 8, Y(n) + 4, { size: 13, align: 'right' })
  write(pen, 'y = x²', X(2) + 10, Y(3.9), { colour: colours.blue })
}

function boxes(pen: Pen, count: number): number {
  let sum = 0
  for (let n = 0; n < count; n++) {
    const [from, to] = [(2 * n) / count, (2 * (n + 1)) / count]
    const height = from ** 2
    sum += height * (to - from)
    pen.fillStyle = n % 2 ? '#f2c879' : '#f7dba6'
    pen.fillRect(X(from), Y(height), X(to) - X(from), Y(0) - Y(height))
    if (count <= 32)
      path(
        pen,
        [
          [X(from), Y(0)],
          [X(from), Y(height)],
          [X(to), Y(height)],
          [X(to), Y(0)],
        ],
        colours.amber,
        1
      )
  }
  return sum
}

/** The area below y = x² from 0 to 2, by more and more thin rectangles. */
const film: Film = {
  seconds: 36,
  draw(pen, at) {
    clear(pen)
    if (at < 6) {
      curve(pen, true)
      write(pen, 'S = ?', X(1.45), Y(0.6), { size: 18 })
      return
    }
    const index = Math.min(COUNTS.length - 1, Math.floor((at - 6) / 4))
    const count = COUNTS[index]
    if (at < 30) {
      const sum = boxes(pen, count)
      curve(pen, false)
      write(pen, `n = ${count}`, 330, 120, { size: 18 })
      write(pen, `Sₙ = ${sum.toFixed(3)}`, 330, 148, { size: 18, colour: colours.amber })
      return
    }
    curve(pen, true)
    write(pen, 'n → ∞', 330, 110, { size: 18 })
    write(pen, 'S = ∫₀² x² dx', 330, 138, { size: 16 })
    write(pen, 'S = 8/3 ≈ 2.667', 330, 166, { size: 16, colour: colours.blue })
  },
}
export default film

import { clear, colours, disc, path, shape, write, type Pen, type Point } from '../lib/canvas.ts'
import type { Film } from '../lib/video.ts'

/** 25.0 mL of hydrochloric acid, 0.10 mol/L, and sodium hydroxide of the same strength. */
function acidity(volume: number): number {
  const left = 0.1 * (25 - volume)
  const total = 25 + volume
  const x = left / total
  const hydrogen = (x + Math.sqrt(x * x + 4e-14)) / 2
  return -Math.log10(hydrogen)
}

const X = (volume: number) => 200 + volume * 5
const Y = (ph: number) => 232 - ph * 14

function axes(pen: Pen) {
  path(
    pen,
    [
      [200, 30],
      [200, 232],
      [460, 232],
    ],
    colours.soft,
    1.5
  )
  for (let v = 0; v <= 50; v += 10) {
    write(pen, `${v}`, X(v), 248, { size: 12, align: 'center' })
  }
  write(pen, 'V(NaOH) / mL', 460, 263, { size: 12, align: 'right' })
  for (const ph of [0, 2, 4, 6, 7, 8, 10, 12, 14]) {
    write(pen, `${ph}`, 192, Y(ph) + 4, {
      size: 11,
      align: 'right',
      colour: ph === 7 ? colours.red : colours.ink,
    })
  }
  write(pen, 'pH', 196, 22, { size: 13, align: 'right' })
  pen.fillStyle = '#f9d7ea'
  pen.fillRect(201, Y(10), 259, Y(8.2) - Y(10))
}

/** Phenolphthalein: colourless below 8.2, pink from 10. */
function glass(pen: Pen, volume: number, isRunning: boolean, at: number) {
  const ph = acidity(volume)
  const pink = Math.min(1, Math.max(0, (ph - 8.2) / 1.8))
  const full = 250 - (18 + volume * 0.9)
  pen.fillStyle = '#e2e8f0'
  pen.fillRect(72, 12, 16, 110)
  pen.fillStyle = '#9fc4ee'
  pen.fillRect(72, 14 + volume * 1.9, 16, 108 - volume * 1.9)
  path(
    pen,
    [
      [80, 122],
      [80, 136],
    ],
    colours.soft,
    4
  )
  if (isRunning) disc(pen, [80, 140 + ((at * 60) % 46)], 3, '#9fc4ee')
  const wide = (y: number) => 16 + Math.max(0, y - 170) * 0.52
  const liquid = `rgb(${214 + pink * 20}, ${232 - pink * 130}, ${244 - pink * 60})`
  shape(
    pen,
    [
      [80 - wide(full), full],
      [80 + wide(full), full],
      [80 + wide(250), 250],
      [80 - wide(250), 250],
    ],
    liquid
  )
  path(
    pen,
    [
      [64, 150],
      [64, 170],
      [80 - wide(250), 250],
      [80 + wide(250), 250],
      [96, 170],
      [96, 150],
    ],
    colours.ink,
    2
  )
}

const film: Film = {
  seconds: 38,
  draw(pen, at) {
    clear(pen)
    const volume =
      at < 4
        ? 0
        : at < 16
          ? (at - 4) * 1.95
          : at < 24
            ? 23.4 + (at - 16) * 0.4
            : Math.min(45, 26.6 + (at - 24) * 1.9)
    axes(pen)
    const points: Point[] = []
    for (let v = 0; v <= volume; v += 0.05) points.push([X(v), Y(acidity(v))])
    if (volume > 25) {
      path(
        pen,
        [
          [X(25), Y(7)],
          [X(25), 232],
        ],
        colours.red,
        1
      )
      disc(pen, [X(25), Y(7)], 4, colours.red)
    }
    path(pen, points, colours.blue, 2.5)
    disc(pen, [X(volume), Y(acidity(volume))], 5, colours.blue)
    glass(pen, volume, at >= 4 && volume < 45, at)
    write(pen, `V = ${volume.toFixed(1)} mL`, 215, 22)
    write(pen, `pH = ${acidity(volume).toFixed(1)}`, 340, 22, { colour: colours.blue })
  },
}
export default film

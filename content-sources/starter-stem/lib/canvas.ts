import { join } from 'node:path'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { fonts } from './paths.ts'

for (const script of ['khmer', 'latin']) {
  GlobalFonts.registerFromPath(
    join(fonts, `kantumruy-pro-${script}-400-normal.woff2`),
    `Tonle ${script}`
  )
}

export const WIDTH = 480
export const HEIGHT = 270
export type Pen = SKRSContext2D

export const colours = {
  ...{ ink: '#1a202c', soft: '#718096', line: '#cbd5e0', paper: '#fbfaf5' },
  ...{ red: '#b3261e', blue: '#1a56a8', green: '#1f7a3d', amber: '#b7791f', violet: '#6b46c1' },
}

export const newCanvas = () => createCanvas(WIDTH, HEIGHT)

export function clear(pen: Pen, colour = colours.paper) {
  pen.fillStyle = colour
  pen.fillRect(0, 0, WIDTH, HEIGHT)
}

type Words = { size?: number; colour?: string; align?: 'left' | 'center' | 'right' }

export function write(pen: Pen, text: string, x: number, y: number, how: Words = {}) {
  const { size = 15, colour = colours.ink, align = 'left' } = how
  pen.font = `${size}px "Tonle latin", "Tonle khmer", "DejaVu Sans", sans-serif`
  pen.fillStyle = colour
  pen.textAlign = align
  pen.fillText(text, x, y)
}

export type Point = [number, number]

export function path(pen: Pen, points: Point[], colour = colours.ink, width = 2) {
  pen.beginPath()
  for (const [x, y] of points) pen.lineTo(x, y)
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.stroke()
}

export function shape(pen: Pen, points: Point[], colour: string) {
  pen.beginPath()
  for (const [x, y] of points) pen.lineTo(x, y)
  pen.closePath()
  pen.fillStyle = colour
  pen.fill()
}

export function disc(pen: Pen, [x, y]: Point, radius: number, colour: string) {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fillStyle = colour
  pen.fill()
}

export function arrow(pen: Pen, from: Point, to: Point, colour: string, width = 2.5) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length < 2) return
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const head = Math.min(9, length)
  const back: Point = [to[0] - dx * head, to[1] - dy * head]
  path(pen, [from, back], colour, width)
  const side = head / 2
  shape(
    pen,
    [to, [back[0] - dy * side, back[1] + dx * side], [back[0] + dy * side, back[1] - dx * side]],
    colour
  )
}

/** How far `at` is between `from` and `to`, from 0 to 1, slow at both ends. */
export function ease(at: number, from: number, to: number): number {
  const t = Math.min(1, Math.max(0, (at - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

export const between = (a: number, b: number, t: number) => a + (b - a) * t

import type { Shape } from '#shared/questions/types'

const percent = (part: number) => String(Math.round(part * 1000) / 10)
const part = (text: string) => Math.min(1, Math.max(0, Number(text) / 100))

/** A place on a picture as people write it, in per cent from the left and the top: `rect 10 20 30 15`. */
export function shapeText(shape: Shape): string {
  if (shape.kind === 'circle')
    return ['circle', ...[shape.x, shape.y, shape.radius].map(percent)].join(' ')
  if (shape.kind === 'polygon') return ['polygon', ...shape.points.flat().map(percent)].join(' ')
  return ['rect', ...[shape.x, shape.y, shape.width, shape.height].map(percent)].join(' ')
}

/** The place that is written; undefined where it cannot be understood. */
export function readShape(text: string): Shape | undefined {
  const [word, ...rest] = text
    .trim()
    .toLowerCase()
    .split(/[\s,;]+/)
  const hasWord = /^[a-z]+$/.test(word ?? '')
  const numbers = (hasWord ? rest : [word, ...rest]).filter(Boolean)
  if (numbers.some((one) => !Number.isFinite(Number(one)))) return undefined
  const [x, y, third, fourth] = numbers.map(part)
  if (word === 'circle' && numbers.length === 3) return { kind: 'circle', x, y, radius: third }
  if (word === 'polygon' && numbers.length >= 6 && numbers.length % 2 === 0) {
    const points = numbers.map(part)
    return {
      kind: 'polygon',
      points: points.flatMap((one, at) =>
        at % 2 ? [] : [[one, points[at + 1]] as [number, number]]
      ),
    }
  }
  if ((word === 'rect' || !hasWord) && numbers.length === 4) {
    return { kind: 'rect', x, y, width: Math.min(third, 1 - x), height: Math.min(fourth, 1 - y) }
  }
  return undefined
}

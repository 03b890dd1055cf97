import { plainLine } from '#courses/render_text'
import type { Area, Shape } from '#shared/questions/types'
import type { Locale } from '#config/i18n'

const scaled = (part: number) => Math.round(part * 10_000) / 10

/** The attributes of a shape in a drawing of 1000 by 1000, and where its number stands. */
function drawn(shape: Shape) {
  if (shape.kind === 'circle') {
    const { x, y, radius } = shape
    return {
      tag: 'ellipse',
      attributes: { cx: scaled(x), cy: scaled(y), rx: scaled(radius), ry: scaled(radius) },
      at: { x: scaled(x), y: scaled(y) },
    }
  }
  if (shape.kind === 'rect') {
    const { x, y, width, height } = shape
    return {
      tag: 'rect',
      attributes: {
        ...{ x: scaled(x), y: scaled(y), width: scaled(width), height: scaled(height) },
      },
      at: { x: scaled(x + width / 2), y: scaled(y + height / 2) },
    }
  }
  const middle = (axis: 0 | 1) =>
    shape.points.reduce((sum, point) => sum + point[axis], 0) / shape.points.length
  return {
    tag: 'polygon',
    attributes: { points: shape.points.map((point) => point.map(scaled).join(',')).join(' ') },
    at: { x: scaled(middle(0)), y: scaled(middle(1)) },
  }
}

/** The places of a picture with their numbers: the number on the picture is that of the choice below it. */
export const areasOf = (areas: readonly Area[], chosen: readonly string[], locale: Locale) =>
  areas.map(({ key, label, shape }, index) => ({
    ...{ key, number: index + 1, label: plainLine(label, locale), ...drawn(shape) },
    checked: chosen.includes(key),
  }))

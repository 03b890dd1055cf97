import { validate } from 'uuid'
import type { Activity, Section } from '#courses/course_types'

export type Order = { section: string; ids: string[] }[]

/** An order as the builder sends it: `section:id,id;section:id`. What is no id is left out. */
export function readOrder(text: string): Order {
  return text.split(';').flatMap((part) => {
    const [section, list = ''] = part.split(':')
    return validate(section) ? [{ section, ids: list.split(',').filter((id) => validate(id)) }] : []
  })
}

export type Outline = { sections: readonly Section[]; activities: readonly Activity[] }

/** The order after one section or activity went a step up or down; an activity goes on into the next section. */
export function movedParts(
  { sections, activities }: Outline,
  { move, of }: { move: 'up' | 'down'; of: string }
): Order {
  const order = sections.map(({ id }) => ({
    section: id,
    ids: activities.filter(({ sectionId }) => sectionId === id).map((one) => one.id),
  }))
  const step = move === 'up' ? -1 : 1
  const section = order.findIndex((one) => one.section === of)
  if (section >= 0) {
    swap(order, section, section + step)
    return order
  }
  const at = order.findIndex(({ ids }) => ids.includes(of))
  if (at < 0) return order
  const { ids } = order[at]
  const place = ids.indexOf(of)
  if (swap(ids, place, place + step)) return order
  const near = order[at + step]
  if (!near) return order
  ids.splice(place, 1)
  near.ids.splice(move === 'up' ? near.ids.length : 0, 0, of)
  return order
}

function swap<Item>(list: Item[], one: number, other: number): boolean {
  if (!(other in list)) return false
  ;[list[one], list[other]] = [list[other], list[one]]
  return true
}

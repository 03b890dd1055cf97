import type { Locale } from '#config/i18n'
import type { Block, Course, CourseItem, Texts, Unit } from '#runtime/cmi5/types'

/** The text in the language of the page, else in the other one of this site, else the first. */
export function textIn(texts: Texts, locale: Locale): string {
  const tags = Object.keys(texts)
  const find = (wanted: string) =>
    tags.find((tag) => tag.toLowerCase() === wanted || tag.toLowerCase().startsWith(`${wanted}-`))
  return texts[find(locale) ?? find(locale === 'km' ? 'en' : 'km') ?? tags[0]] ?? ''
}

/** Every unit and block in order, outer blocks before what is in them. */
export function* everyPart(items: CourseItem[], depth = 0): Generator<[CourseItem, number]> {
  for (const item of items) {
    yield [item, depth]
    if (item.kind === 'block') yield* everyPart(item.items, depth + 1)
  }
}

export const unitsOf = ({ items }: Pick<Course, 'items'>): Unit[] =>
  [...everyPart(items)].flatMap(([item]) => (item.kind === 'au' ? [item] : []))

/** The blocks, inner ones before those around them. */
export function blocksOf(items: CourseItem[]): Block[] {
  return items.flatMap((item) => (item.kind === 'block' ? [...blocksOf(item.items), item] : []))
}

import type { Answer, Question } from '#shared/questions/types'

const MOST = 20_000
const SHORT = 500

const one = (value: unknown, most = SHORT) =>
  typeof value === 'string' ? value.slice(0, most) : typeof value === 'number' ? String(value) : ''
const many = (value: unknown): string[] => [...new Set([value ?? []].flat().map((key) => one(key)))]
const record = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}

/**
 * An answer out of what a form or a device sent: what belongs to no part of the question is left out. Null where
 * nothing is answered.
 */
export function readAnswer(question: Question, sent: unknown): Answer | null {
  const { type, body } = question
  const known = (list: readonly { key: string }[], key: string) => list.some((it) => it.key === key)
  if (type === 'single') return known(body.options, one(sent)) ? one(sent) : null
  if (type === 'multiple') return some(many(sent).filter((key) => known(body.options, key)))
  if (type === 'hotspot') return some(many(sent).filter((key) => known(body.areas, key)))
  if (type === 'true_false') return { true: true, false: false }[String(sent)] ?? null
  if (type === 'short_text') return one(sent).trim() ? one(sent) : null
  if (type === 'essay') return one(sent, MOST).trim() ? one(sent, MOST) : null
  if (type === 'numeric') {
    const { value, unit } = typeof sent === 'object' ? record(sent) : { value: sent }
    if (!one(value).trim()) return null
    return { value: one(value), ...(one(unit) ? { unit: one(unit) } : {}) }
  }
  if (type === 'order') return readOrder(body.items, sent)
  const parts = type === 'match' ? body.items : body.gaps
  const given = record(sent)
  const kept = parts.map(({ key }) => [key, one(given[key])] as const)
  const filled = kept.filter(([, value]) => value.trim() !== '')
  if (type === 'match') {
    const chosen = filled.filter(([, choice]) => known(body.choices, choice))
    return chosen.length > 0 ? Object.fromEntries(chosen) : null
  }
  return filled.length > 0 ? Object.fromEntries(filled) : null
}

const some = <T>(list: T[]) => (list.length > 0 ? list : null)

/** A list of keys, or for each key the number of its place: equal numbers stay in the order of the form. */
function readOrder(items: readonly { key: string }[], sent: unknown): string[] | null {
  const isKnown = (key: string) => items.some((item) => item.key === key)
  if (Array.isArray(sent)) return some(many(sent).filter(isKnown))
  const places = Object.entries(record(sent))
    .map(([key, place]) => ({ key, place: Number.parseInt(one(place), 10) }))
    .filter(({ key, place }) => isKnown(key) && place >= 1)
  return some(places.sort((a, b) => a.place - b.place).map(({ key }) => key))
}

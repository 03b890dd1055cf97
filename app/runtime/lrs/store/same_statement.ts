import type { JsonObject } from '#runtime/lrs/validation/json'

/** What the LRS sets, or what says nothing about the event. */
const APART = new Set(['id', 'stored', 'authority', 'version', 'timestamp'])

/**
 * Whether two statements say the same (xAPI 1.0.3 part two, 2.3.1): the order of names and of a group's members does
 * not matter, nor what a definition or a verb is displayed as. The time counts where both senders gave one.
 */
export function saysTheSame(sent: JsonObject, standing: JsonObject): boolean {
  if (sent.timestamp !== undefined && !isSameTime(sent.timestamp, standing.timestamp)) return false
  return signature(sent) === signature(standing)
}

const isSameTime = (one: string, other: string) =>
  one === other || new Date(one).getTime() === new Date(other).getTime()

function signature(statement: JsonObject) {
  const rest = Object.entries(statement).filter(([name]) => !APART.has(name))
  return JSON.stringify(ordered(Object.fromEntries(rest), ''))
}

function ordered(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const list = value.map((one) => ordered(one, ''))
    return name === 'member' ? list.map((one) => JSON.stringify(one)).sort() : list
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as JsonObject)
    .filter(([key]) => !isDisplay(name, key))
    .map(([key, one]) => [key, name === 'contextActivities' ? [one].flat() : one] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return entries.map(([key, one]) => [
    key,
    isDuration(name, key) ? hundredths(one) : ordered(one, key),
  ])
}

const isDuration = (parent: string, key: string) => parent === 'result' && key === 'duration'

/** What is finer than a hundredth of a second is not compared (xAPI 2.0, 4.2.7). */
const hundredths = (duration: unknown) => String(duration).replace(/([.,]\d{2})\d+(?=S$)/, '$1')

const isDisplay = (parent: string, key: string) =>
  (parent === 'verb' && key === 'display') || (parent !== 'extensions' && key === 'definition')

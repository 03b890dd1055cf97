import { refuse } from '#runtime/lrs/problem'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: any }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as an object that has no property but the allowed ones; names are compared with their case. */
export function objectOf(value: unknown, path: string, allowed: ReadonlySet<string>): JsonObject {
  if (!isObject(value)) return refuse(path, 'must be an object')
  for (const name in value) {
    if (!allowed.has(name)) refuse(`${path}.${name}`, 'is not a property of xAPI')
  }
  return value
}

export function textOf(value: unknown, path: string): string {
  if (typeof value !== 'string') return refuse(path, 'must be a string')
  return value
}

export function booleanOf(value: unknown, path: string) {
  if (typeof value !== 'boolean') refuse(path, 'must be true or false')
}

export function numberOf(value: unknown, path: string): number {
  if (typeof value !== 'number') return refuse(path, 'must be a number')
  return value
}

export function arrayOf(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) return refuse(path, 'must be an array')
  return value
}

/** Reads JSON; `what` names it in the refusal. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse(what, 'is not JSON')
  }
}

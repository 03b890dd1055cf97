import { refuse } from '#runtime/lrs/problem'
import { isObject, textOf } from '#runtime/lrs/validation/json'

// A scheme and something after it, without characters that no IRI has (RFC 3987).
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

// RFC 5646 section 2.1, as far as its shape goes; grandfathered tags begin with i- or x-.
const LANGUAGE =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|[ix](?:-[a-z0-9]{1,8})+)$/i

// RFC 2045 section 5.1: type, subtype and parameters.
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[^\s";]+|"[^"]*"))*$/

const NUMBER = '\\d+(?:[.,]\\d+)?'
const DURATION = new RegExp(
  `^P(?:${NUMBER}W|(?=\\d|T\\d)(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}D)?(?:T(?=\\d)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?)$`
)

export const isIri = (value: unknown): value is string =>
  typeof value === 'string' && IRI.test(value)

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && UUID.test(value)

export function iriOf(value: unknown, path: string): string {
  if (!isIri(value)) return refuse(path, 'must be an IRI with a scheme')
  return value
}

export function uuidOf(value: unknown, path: string): string {
  if (!isUuid(value)) return refuse(path, 'must be a UUID')
  return value
}

export function languageOf(value: unknown, path: string) {
  if (!LANGUAGE.test(textOf(value, path))) refuse(path, 'must be a language tag of RFC 5646')
}

export function mediaTypeOf(value: unknown, path: string) {
  if (!MEDIA_TYPE.test(textOf(value, path))) refuse(path, 'must be a media type')
}

export function durationOf(value: unknown, path: string) {
  if (!DURATION.test(textOf(value, path))) refuse(path, 'must be a duration of ISO 8601')
}

/** Words by language tag. */
export function languageMapOf(value: unknown, path: string) {
  if (!isObject(value)) return refuse(path, 'must be a language map')
  for (const tag in value) {
    languageOf(tag, `${path}.${tag}`)
    textOf(value[tag], `${path}.${tag}`)
  }
}

/** Anything at all, under names that are IRIs. */
export function extensionsOf(value: unknown, path: string) {
  if (!isObject(value)) return refuse(path, 'must be an object')
  for (const name in value) iriOf(name, `${path} has a name that`)
}

import { isObject, type JsonObject } from '#runtime/lrs/validation/json'
import type { CommitEntry } from '#runtime/commit_batch'

/** A statement as content made it, with its number within its time of playing. */
export type Said = NonNullable<CommitEntry['statements']>[number]

const object = (value: unknown): JsonObject => (isObject(value) ? value : {})

/** The last word of a verb: `answered`. */
export const verbOf = ({ statement }: Said) =>
  String(object((statement as JsonObject).verb).id ?? '')
    .split('/')
    .at(-1)!

/** The part of the content that speaks; `0` is the whole. */
export function partOf({ statement }: Said): string {
  const { id } = object((statement as JsonObject).object)
  return /[?&]subContentId=([0-9a-f-]{36})/i.exec(String(id))?.[1] ?? '0'
}

export const definitionOf = ({ statement }: Said) =>
  object(object((statement as JsonObject).object).definition)

export const resultOf = ({ statement }: Said) => object((statement as JsonObject).result)

/** Words of a language map; H5P writes `en-US` whatever the language is. */
export function wordsOf(map: unknown): string {
  const [text] = Object.values(object(map))
  return typeof text === 'string' ? plain(text) : ''
}

const plain = (text: string) =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** H5P content is one activity: its attempt has one row. */
export const H5P_SCO = 'h5p'

export type H5PResult = {
  score: number
  max: number
  /** Whether the content says that it was passed; null where it says nothing. */
  success: boolean | null
}

/** What H5P content left behind in an attempt; kept where SCORM keeps its data model. */
export type H5PDocument = {
  /** What parts of the content saved: sub-content (`0` is the whole) → kind of data → text. */
  data: Record<string, Record<string, string>>
  /** The best result that was reported. */
  result: H5PResult | null
  /** The whole has said that it is completed, with or without a score. */
  isCompleted: boolean
}

/** All that content may save. */
const MOST = 2_000_000
const MOST_PARTS = 500

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNumber = (value: unknown): value is number => Number.isFinite(value)

/** Reads what a player sent; undefined where it is no document or too much: what was kept before stays then. */
export function readDocument(sent: Record<string, unknown>): H5PDocument | undefined {
  if (!isObject(sent.data)) return undefined
  const parts = Object.entries(sent.data)
  if (parts.length > MOST_PARTS) return undefined
  const data: H5PDocument['data'] = {}
  for (const [part, kinds] of parts) {
    if (part === '__proto__' || !isObject(kinds)) continue
    const texts = Object.entries(kinds).filter(
      ([kind, text]) => kind !== '__proto__' && typeof text === 'string'
    )
    data[part] = Object.fromEntries(texts) as Record<string, string>
  }
  const document = { data, result: readResult(sent.result), isCompleted: sent.isCompleted === true }
  return JSON.stringify(document).length > MOST ? undefined : document
}

function readResult(sent: unknown): H5PResult | null {
  if (!isObject(sent) || !isNumber(sent.score) || !isNumber(sent.max)) return null
  const { score, max, success } = sent
  if (max < 0 || Math.abs(score) > 1e9 || max > 1e9) return null
  return { score, max, success: typeof success === 'boolean' ? success : null }
}

/** From 0 to 1; nothing where there is nothing to reach. */
export const scaledOf = ({ score, max }: H5PResult) =>
  max > 0 ? Math.max(-1, Math.min(1, score / max)) : null

/** What stands for a licence that nobody knows: such a work is shown to its author and its reviewers only. */
export const UNKNOWN_LICENCE = 'UNKNOWN'

const NAMES: [RegExp, string][] = [
  [/^(?:cc\s*0|creative commons (?:zero|cc0).*|cc0[ -]1\.0|no rights reserved)$/i, 'CC0-1.0'],
  [/^(?:pd|public domain.*|domaine public|cc pdm.*|សម្បត្តិសាធារណៈ.*)$/i, 'PUBLIC-DOMAIN'],
  [
    /^(?:all rights reserved|copyright|©|c|allrightsreserved|រក្សាសិទ្ធិគ្រប់យ៉ាង)$/i,
    'ALL-RIGHTS-RESERVED',
  ],
  [/^mit(?: licen[cs]e)?$/i, 'MIT'],
  [/^apache(?: license)?[ -]*2(?:\.0)?$/i, 'Apache-2.0'],
]

const ADDRESS = /creativecommons\.org\/(licenses|publicdomain)\/([a-z-]+)(?:\/(\d\.\d))?/i
const SHORT = /\b(?:cc|creative ?commons)[\s_-]*(by(?:[\s_-]*(?:nc|sa|nd))*)(?:[\s_-]*v?(\d\.\d))?/i

/** The words with which Creative Commons writes its licences out. */
const WORDS: [RegExp, string][] = [
  [/attribution/i, 'BY'],
  [/non-?\s?commercial/i, 'NC'],
  [/share-?\s?alike/i, 'SA'],
  [/no-?\s?deriv/i, 'ND'],
]

/**
 * The code of a licence from what others call it: its address, its short name, its name written out. A Creative Commons
 * licence without a version is taken for `version`. Undefined where nobody could say for certain.
 */
export function licenceCode(text: string | null | undefined, version = '4.0'): string | undefined {
  const words = (text ?? '').trim().replaceAll(/\s+/g, ' ')
  if (!words) return undefined
  const [, family, terms, of] = ADDRESS.exec(words) ?? []
  if (family) return fromAddress(family.toLowerCase(), terms.toLowerCase(), of ?? version)
  const named = NAMES.find(([name]) => name.test(words))
  if (named) return named[1]
  const [, short, stated] = SHORT.exec(words) ?? []
  if (short) return code(short.toUpperCase().split(/[\s_-]+/), stated ?? version)
  if (!/creative commons|^cc\b|^attribution/i.test(words)) return undefined
  const parts = WORDS.filter(([word]) => word.test(words)).map(([, part]) => part)
  return parts[0] === 'BY' ? code(parts, /\d\.\d/.exec(words)?.[0] ?? version) : undefined
}

function fromAddress(family: string, terms: string, version: string) {
  if (family === 'publicdomain') return terms === 'zero' ? 'CC0-1.0' : 'PUBLIC-DOMAIN'
  return code(terms.toUpperCase().split('-'), version)
}

/** In the order in which the codes are written; a licence that contradicts itself is none. */
function code(parts: string[], version: string) {
  const has = (part: string) => parts.includes(part)
  if (!has('BY') || (has('SA') && has('ND'))) return undefined
  const terms = ['BY', has('NC') && 'NC', has('SA') && 'SA', has('ND') && 'ND']
  return `CC-${terms.filter(Boolean).join('-')}-${version}`
}

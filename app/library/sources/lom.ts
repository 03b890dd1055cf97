import { attribute, child, children, textOf, type Element } from '#shared/archive/read_xml'
import { languageCode } from '#library/sources/understand'

/** What a LOM record says: IEEE LOM, the older IMS MD 1.2, and the profile of Common Cartridge are read alike. */
export type Lom = {
  title: string | null
  description: string | null
  identifier: string | null
  languages: string[]
  keywords: string[]
  authors: string[]
  publisher: string | null
  licence: string | null
  topics: string[]
  minutes: number | null
  audience: string[]
  location: string | null
}

/** Elements are found whatever the capitals of their names: `lifeCycle` and `lifecycle` are both in use. */
function find(element: Element | undefined, name: string): Element[] {
  if (!element) return []
  const key = Object.keys(element).find((one) => one.toLowerCase() === name.toLowerCase())
  return key ? children(element, key) : []
}

const first = (element: Element | undefined, ...path: string[]) =>
  path.reduce<Element | undefined>((at, name) => find(at, name)[0], element)

/** The words of an element: in `string` or `langstring`, the Khmer one where there are several. */
export function wordsOf(element: Element | undefined): string | null {
  if (!element) return null
  const all = [...find(element, 'string'), ...find(element, 'langstring')]
  const km = all.find((one) =>
    /^km/i.test(attribute(one, 'language') ?? attribute(one, 'lang') ?? '')
  )
  return textOf(km ?? all[0] ?? element) ?? null
}

export function readLom(lom: Element | undefined): Lom {
  const general = first(lom, 'general')
  const rights = first(lom, 'rights')
  const educational = first(lom, 'educational')
  return {
    title: wordsOf(first(general, 'title')),
    description: wordsOf(first(general, 'description')),
    identifier: textOf(first(general, 'identifier', 'entry')) ?? null,
    languages: find(general, 'language')
      .map((one) => languageCode(textOf(one)))
      .filter((one) => one !== null),
    keywords: find(general, 'keyword').flatMap((one) => wordsOf(one) ?? []),
    ...people(first(lom, 'lifeCycle')),
    licence: licenceOf(rights),
    topics: topicsOf(lom),
    minutes: minutesOf(
      textOf(first(educational, 'typicalLearningTime', 'duration')) ??
        textOf(first(educational, 'typicalLearningTime', 'datetime'))
    ),
    audience: find(educational, 'intendedEndUserRole').flatMap((one) => roleOf(valueOf(one))),
    location: textOf(first(lom, 'technical', 'location')) ?? null,
  }
}

const valueOf = (element: Element | undefined) =>
  wordsOf(first(element, 'value')) ?? textOf(first(element, 'value', 'langstring')) ?? ''

const roleOf = (role: string) =>
  /teacher|author|manager/i.test(role) ? ['teacher'] : /learner/i.test(role) ? ['student'] : []

function people(lifeCycle: Element | undefined) {
  const authors: string[] = []
  let publisher: string | null = null
  for (const one of find(lifeCycle, 'contribute')) {
    const role = valueOf(first(one, 'role')).toLowerCase()
    const names = [...find(one, 'entity'), ...find(one, 'centity')].flatMap(nameOf)
    if (role === 'publisher') publisher ??= names[0] ?? null
    else if (role === '' || /author|creator|writer/.test(role)) authors.push(...names)
  }
  return { authors, publisher }
}

/** A name out of a vCard, or as it stands. */
function nameOf(entity: Element): string[] {
  const text = textOf(child(entity, 'vcard')) ?? textOf(entity) ?? ''
  const formatted = /(?:^|[\s;])FN(?:;[^:]*)?:\s*(.+?)(?=\s(?:[A-Z][A-Z-]*(?:;[^:\s]*)?:)|$)/i.exec(
    text
  )?.[1]
  const name = formatted ?? (/BEGIN:VCARD/i.test(text) ? '' : text)
  return name.trim() ? [name.trim()] : []
}

/** The description names the licence where there is one; «no» to copyright says only that nobody asks. */
function licenceOf(rights: Element | undefined): string | null {
  const text = wordsOf(first(rights, 'description'))
  return text?.replace(/^(?:rights|license|licence)\s*:\s*/i, '') || null
}

/** Paths of classifications by discipline; other purposes are no topics. */
function topicsOf(lom: Element | undefined): string[] {
  const topics: string[] = []
  for (const one of find(lom, 'classification')) {
    const purpose = valueOf(first(one, 'purpose'))
    if (purpose && !/discipline|idea|educational level/i.test(purpose)) continue
    for (const path of find(one, 'taxonPath')) {
      for (const taxon of find(path, 'taxon')) {
        const words = wordsOf(first(taxon, 'entry'))
        if (words) topics.push(words)
      }
    }
  }
  return topics
}

/** ISO 8601: `PT1H30M`. */
export function minutesOf(text: string | undefined): number | null {
  const [, hours, minutes] = /^PT(?:(\d+)H)?(?:(\d+)M)?/i.exec(text ?? '') ?? []
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0) || null
}

import { children, child, textOf, type Element } from '#shared/archive/read_xml'
import { licenceCode } from '#library/sources/licence_names'
import { readLom } from '#library/sources/lom'
import { addressOf, byLanguage } from '#library/sources/understand'
import type { OaiRecord } from '#library/sources/oai/client'
import type { SourceEntry } from '#library/sources/types'

const KHMER = /[\u1780-\u17FF]/

/** A record of a repository: in Dublin Core or in LOM. The work itself stays there; the page leads to it. */
export function oaiEntry({ identifier, isDeleted, metadata }: OaiRecord): SourceEntry {
  const key = identifier.slice(0, 200)
  if (isDeleted) return { key, isGone: true }
  const lom = child(metadata, 'lom') ?? child(metadata, 'LOM')
  return { key, place: identifier.slice(0, 120), ...(lom ? fromLom(lom) : fromDc(metadata)) }
}

function fromLom(element: Element): Omit<SourceEntry, 'key'> {
  const { title, description, identifier, location, ...lom } = readLom(element)
  return {
    ...byLanguage('title', title),
    ...byLanguage('description', description),
    ...lom,
    sourceUrl: addressOf(location) ?? addressOf(identifier),
  }
}

function fromDc(metadata: Element | undefined): Omit<SourceEntry, 'key'> {
  const dc = child(metadata, 'dc')
  const all = (name: string) => children(dc, name).flatMap((one) => textOf(one) ?? [])
  const rights = all('rights')
  const addresses = [...all('identifier'), ...all('source'), ...all('relation')].map(addressOf)
  return {
    ...inBoth('title', all('title')),
    ...inBoth('description', all('description')),
    // Of several words about rights the one that names a licence counts.
    licence: rights.find((one) => licenceCode(one)) ?? rights[0] ?? null,
    authors: all('creator'),
    contributors: all('contributor'),
    publisher: all('publisher')[0] ?? null,
    languages: all('language'),
    keywords: all('subject'),
    topics: all('subject').slice(0, 10),
    sourceUrl: addresses.find((one) => one !== null) ?? null,
  }
}

/** Titles in both languages stand side by side. */
function inBoth<Name extends string>(name: Name, texts: string[]) {
  const km = texts.find((one) => KHMER.test(one)) ?? null
  const en = texts.find((one) => !KHMER.test(one)) ?? null
  return { [`${name}Km`]: km, [`${name}En`]: en } as Record<
    `${Name}Km` | `${Name}En`,
    string | null
  >
}

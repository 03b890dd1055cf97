import { searchKey, latinDigits } from '#shared/khmer/index'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { licenceCode, UNKNOWN_LICENCE } from '#library/sources/licence_names'
import { termKey, termsOf, type KnownTerm } from '#library/sources/source_store'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

type Branch = { subject?: string; grades?: number[] }

/** What the words of a source mean here: as somebody said, else as it is guessed. */
export type Meanings = { licence(text: string | null): string; topics(terms: string[]): Branch }

const GRADE = /(?:grade|year|class|level|ថ្នាក់ទី|ថ្នាក់)\s*(\d{1,2})(?!\d)/i

/** What a topic is by its own name: a subject of the syllabus, a grade. */
export function guessTopic(label: string, subjects: Map<string, string>): Branch {
  const own = label.split(' › ').pop()!
  const grade = Number(GRADE.exec(latinDigits(own))?.[1] ?? 0)
  const subject =
    subjects.get(searchKey(own)) ??
    subjects.get(searchKey(own.replace(/[\s,–-]*(?:grade|year|ថ្នាក់ទី).*$/i, '')))
  return {
    ...(subject ? { subject } : {}),
    ...(grade >= 1 && grade <= 12 ? { grades: [grade] } : {}),
  }
}

/** Names and codes of the subjects in both languages, to the code. */
export async function subjectNames(): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const locale of ['en', 'km'] as const) {
    for (const { code, name, short } of await listSubjects(locale)) {
      for (const text of [code, name, short]) if (text) names.set(searchKey(text), code)
    }
  }
  return names
}

export async function loadMeanings(
  sourceId: string,
  client: QueryClientContract
): Promise<Meanings> {
  const known = await termsOf(sourceId, client)
  const subjects = await subjectNames()
  const licences = new Map<string, string>()
  const branches = new Map<string, Branch>()
  for (const one of known) {
    if (one.kind === 'licence') licences.set(one.term, meantLicence(one))
    else branches.set(one.term, one.meaning ?? guessTopic(one.label, subjects))
  }
  return {
    licence: (text) => (text ? (licences.get(termKey(text)) ?? guess(text)) : UNKNOWN_LICENCE),
    // The deepest branch that says something is nearest to the thing.
    topics: (terms) =>
      terms.reduce<Branch>((found, term) => ({ ...found, ...branches.get(termKey(term)) }), {}),
  }
}

const guess = (text: string) => licenceCode(text) ?? UNKNOWN_LICENCE

/** The licence that a word stands for. */
export const meantLicence = ({ term, meaning }: KnownTerm) => meaning?.licence ?? guess(term)

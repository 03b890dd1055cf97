import { filesOf, type Sender } from '#library/form_files'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { listSubjects } from '#curriculum/queries/list_subjects'
import type { Infer } from '@vinejs/vine/types'
import type { ResourceInput } from '#library/resource_input'
import type { FileItem } from '#library/queries/resource_details'
import type { resourceValidator } from '#library/validators/resource'

type Typed = Infer<typeof resourceValidator>

const FILES = ['file', 'file_km', 'file_en'] as const

/**
 * What the form says, for the actions; its files are stored first, outside every transaction.
 * @param standing the files that the resource has already
 */
export async function formInput(typed: Typed, sender: Sender, standing: FileItem[] = []) {
  const hasText = Boolean(typed.body_km || typed.body_en)
  const removed = new Set(typed.standing?.filter(({ remove }) => remove).map(({ name }) => name))
  const stays = standing.some(({ role, name }) => role === 'main' && !removed.has(name))
  const hasFile = FILES.some((name) => typed[name] || typed.uploads?.[name]?.length) || stays
  if (!hasText && !hasFile)
    refuseField('body_km', translate(sender.locale, 'library.refusals.empty'))
  return { values: await valuesOf(typed), files: await filesOf(typed, standing, sender) }
}

async function valuesOf(typed: Typed): Promise<ResourceInput> {
  const subjects = await listSubjects('en')
  return {
    titleKm: typed.title_km ?? null,
    titleEn: typed.title_en ?? null,
    descriptionKm: typed.description_km ?? null,
    descriptionEn: typed.description_en ?? null,
    bodyKm: typed.body_km ?? null,
    bodyEn: typed.body_en ?? null,
    licence: typed.licence,
    holderKm: typed.holder_km ?? null,
    holderEn: typed.holder_en ?? null,
    authors: listed(typed.authors),
    contributors: listed(typed.contributors),
    publisherKm: typed.publisher_km ?? null,
    publisherEn: typed.publisher_en ?? null,
    sourceUrl: typed.source_url ?? null,
    accessibility: typed.accessibility ?? [],
    redistributable: !typed.not_redistributable,
    scope: typed.scope ?? 'national',
    keywords: { km: listed(typed.keywords_km), en: listed(typed.keywords_en) },
    languages: typed.languages,
    subjectId: subjects.find(({ code }) => code === typed.subject)?.id ?? null,
    grades: [...new Set((typed.grades ?? []).map(Number))].sort((a, b) => a - b),
    track: typed.track ?? null,
    minutes: typed.minutes ?? null,
    audience: typed.audience,
    teacherOnly: typed.teacher_only ?? false,
    alignment: [...(typed.lessons ?? []), ...(typed.outcomes ?? [])],
  }
}

/** Commas, line ends and the Khmer full stop part a list. */
const listed = (text: string | null | undefined) =>
  (text ?? '')
    .split(/[,\n។]/)
    .map((one) => one.trim())
    .filter(Boolean)

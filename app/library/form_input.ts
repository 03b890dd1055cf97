import { translate } from '#shared/http/translate'
import { storeBlob } from '#media/actions/store_blob'
import { refuseField } from '#shared/http/refuse_field'
import { listSubjects } from '#curriculum/queries/list_subjects'
import {
  fileName,
  type FileInput,
  type FilesInput,
  type ResourceInput,
} from '#library/resource_input'
import type { Locale } from '#config/i18n'
import type { Infer } from '@vinejs/vine/types'
import type { ResourceRow } from '#library/queries/find_resource'
import type { resourceValidator } from '#library/validators/resource'

type Typed = Infer<typeof resourceValidator>
type Upload = NonNullable<Typed['file']>

/** What the form says, for the actions; its files are stored first, outside every transaction. */
export async function formInput(typed: Typed, locale: Locale, standing?: ResourceRow) {
  const hasText = Boolean(typed.body_km || typed.body_en)
  const hasFile = Boolean(typed.file) || (standing !== undefined && standing.kind !== 'page')
  if (!hasText && !hasFile) refuseField('body_km', translate(locale, 'library.refusals.empty'))
  return { values: await valuesOf(typed), files: await filesOf(typed) }
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
    keywords: { km: listed(typed.keywords_km), en: listed(typed.keywords_en) },
    languages: typed.languages,
    subjectId: subjects.find(({ code }) => code === typed.subject)?.id ?? null,
    grades: [...new Set(typed.grades ?? [])].sort(),
    track: typed.track ?? null,
    minutes: typed.minutes ?? null,
    audience: typed.audience,
    teacherOnly: typed.teacher_only ?? false,
    alignment: typed.lessons ?? [],
  }
}

/** Commas, line ends and the Khmer full stop part a list. */
const listed = (text: string | null | undefined) =>
  (text ?? '')
    .split(/[,\n។]/)
    .map((one) => one.trim())
    .filter(Boolean)

async function filesOf(typed: Typed): Promise<FilesInput> {
  const files: FilesInput = { main: [], parts: [] }
  const [altKm, altEn] = [typed.alt_km ?? null, typed.alt_en ?? null]
  if (typed.file) files.main.push({ ...(await stored(typed.file)), altKm, altEn })
  for (const picture of typed.pictures ?? []) files.parts.push(await stored(picture))
  return files
}

async function stored(upload: Upload): Promise<FileInput> {
  const name = fileName(upload.clientName)
  const blob = await storeBlob(upload.tmpPath!, name)
  return { blob, name, language: null, altKm: null, altEn: null }
}

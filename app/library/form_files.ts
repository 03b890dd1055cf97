import { sentFiles } from '#media/actions/sent_files'
import { fileName, type FileInput, type FilesInput } from '#library/resource_input'
import type { Infer } from '@vinejs/vine/types'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { FileItem } from '#library/queries/resource_details'
import type { resourceValidator } from '#library/validators/resource'

type Typed = Infer<typeof resourceValidator>
type Field = keyof NonNullable<Typed['uploads']>

const MAIN = [
  [null, 'file'],
  ['km', 'file_km'],
  ['en', 'file_en'],
] as const

/** What a form with files is from: who sends it, in which language it answers. */
export type Sender = { actor: Actor; locale: Locale }

/** The files of the form as blobs: one for both languages, or one for each; and what becomes of those there are. */
export async function filesOf(
  typed: Typed,
  there: FileItem[],
  { actor, locale }: Sender
): Promise<FilesInput> {
  const files: FilesInput = { main: [], parts: [], captions: [], standing: standingOf(typed) }
  const alts = { altKm: typed.alt_km ?? null, altEn: typed.alt_en ?? null }
  for (const [language, field] of MAIN) {
    for (const file of await kept(field)) {
      const taken = [...files.main, ...there.filter((one) => one.language !== language)]
      const names = taken.map((one) => one.name)
      const name = freeName(file.name, language, names)
      files.main.push({ ...file, ...alts, name, language })
    }
  }
  files.parts = await kept('pictures')
  for (const language of ['km', 'en'] as const) {
    for (const file of await kept(`captions_${language}`)) {
      const name = `captions.${language}.${file.name.split('.').pop()}`
      files.captions!.push({ ...file, name, language })
    }
  }
  const [proof] = await kept('proof')
  if (proof) files.proof = { blobId: proof.blob.id, name: proof.name }
  return files

  /** The files of one field, whichever way they came. */
  async function kept(field: Field): Promise<FileInput[]> {
    const form = [typed[field] ?? []].flat()
    const sent = typed.uploads?.[field] ?? []
    const found = await sentFiles(
      actor,
      { name: field, purpose: 'library.file', form, sent },
      locale
    )
    return found.map(({ blob, name, kind }) => ({
      ...{ blob, kind, name: fileName(name), language: null, altKm: null, altEn: null },
    }))
  }
}

const standingOf = ({ standing = [] }: Typed) =>
  standing.map(({ name, alt_km: altKm, alt_en: altEn, remove }) => ({
    name,
    altKm: altKm ?? null,
    altEn: altEn ?? null,
    remove: remove ?? false,
  }))

/** Files of two languages often have one name: the language goes before its ending. */
function freeName(name: string, language: string | null, taken: string[]) {
  if (!language || !taken.includes(name)) return name
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)}.${language}${name.slice(dot)}` : `${name}.${language}`
}

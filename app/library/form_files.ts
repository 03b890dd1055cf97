import { storeBlob } from '#media/actions/store_blob'
import { fileName, type FileInput, type FilesInput } from '#library/resource_input'
import type { Infer } from '@vinejs/vine/types'
import type { FileItem } from '#library/queries/resource_details'
import type { resourceValidator } from '#library/validators/resource'

type Typed = Infer<typeof resourceValidator>
type Upload = NonNullable<Typed['file']>

/** The files of the form as blobs: one for both languages, or one for each; and what becomes of those there are. */
export async function filesOf(typed: Typed, there: FileItem[]): Promise<FilesInput> {
  const files: FilesInput = { main: [], parts: [], standing: standingOf(typed) }
  const alts = { altKm: typed.alt_km ?? null, altEn: typed.alt_en ?? null }
  for (const [language, upload] of [
    [null, typed.file],
    ['km', typed.file_km],
    ['en', typed.file_en],
  ] as const) {
    if (!upload) continue
    const taken = [...files.main, ...there.filter((one) => one.language !== language)]
    const name = freeName(
      fileName(upload.clientName),
      language,
      taken.map((one) => one.name)
    )
    files.main.push({ ...(await stored(upload, name)), ...alts, language })
  }
  for (const picture of typed.pictures ?? []) {
    files.parts.push(await stored(picture, fileName(picture.clientName)))
  }
  return files
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

async function stored(upload: Upload, name: string): Promise<FileInput> {
  const blob = await storeBlob(upload.tmpPath!, name)
  return { blob, name, language: null, altKm: null, altEn: null }
}

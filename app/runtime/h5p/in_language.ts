import db from '@adonisjs/lucid/services/db'
import { readBlob } from '#media/actions/read_blob'
import { LruCache } from '#shared/lru_cache'
import { libraryName, nameOf, type LibraryName } from '#runtime/h5p/types'
import { translateParams, type Field } from '#runtime/h5p/translate_params'
import type { UsedLibrary } from '#runtime/h5p/library_index'
import type { Locale } from '#config/i18n'

type Words = { semantics: Field[]; translated: Field[] }

/** By build and language; a build never changes. */
const known = new LruCache<Words | 'none'>(200)

/**
 * Content with the buttons and messages of its libraries in the language of the learner: where a library has a file
 * of that language, and the content still says what the library says by itself. What an author wrote stays.
 */
export async function inLanguage(
  params: unknown,
  libraries: UsedLibrary[],
  main: LibraryName,
  locale: Locale
): Promise<unknown> {
  if (locale === 'en') return params
  const speaking = libraries.filter(({ meta }) => meta.languages.includes(locale))
  if (speaking.length === 0) return params
  const words = new Map<string, Words>()
  for (const library of speaking) {
    const found = await wordsOf(library, locale)
    if (found !== 'none') words.set(nameOf(library), found)
  }
  const translate = (value: unknown, name: string) => {
    const found = words.get(name)
    if (found) translateParams(value, found.semantics, found.translated)
  }
  const copy = structuredClone(params)
  translate(copy, nameOf(main))
  eachLibrary(copy, translate)
  return copy
}

/** Sub-content anywhere: `{ library: 'H5P.Blanks 1.14', params: {…} }`. */
function eachLibrary(value: unknown, found: (params: unknown, name: string) => void, depth = 0) {
  if (typeof value !== 'object' || value === null || depth > 60) return
  const { library, params } = value as { library?: unknown; params?: unknown }
  if (typeof library === 'string' && params && libraryName(library)) found(params, library)
  for (const one of Object.values(value)) eachLibrary(one, found, depth + 1)
}

async function wordsOf({ id, hash }: UsedLibrary, locale: Locale): Promise<Words | 'none'> {
  const key = `${hash} ${locale}`
  const standing = known.get(key)
  if (standing) return standing
  const rows = await db
    .from('runtime_h5p_library_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where('f.library_id', id)
    .whereIn('f.path_key', ['semantics.json', `language/${locale}.json`])
    .select('f.path_key', 'b.sha256')
  const files = new Map(rows.map((row) => [row.path_key as string, row.sha256 as string]))
  const read = async (path: string) => {
    const sha256 = files.get(path)
    if (!sha256) return undefined
    const bytes = await readBlob(sha256)
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as unknown
  }
  const semantics = await read('semantics.json')
  const language = (await read(`language/${locale}.json`)) as { semantics?: unknown } | undefined
  const isWhole = Array.isArray(semantics) && Array.isArray(language?.semantics)
  const words: Words | 'none' = isWhole
    ? { semantics: semantics as Field[], translated: language!.semantics as Field[] }
    : 'none'
  known.set(key, words)
  return words
}

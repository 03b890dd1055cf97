import { fileAddress, fileBase, madeBase } from '#library/file_address'
import { translate } from '#shared/http/translate'
import { readPage } from '#media/queries/read_page'
import { madeAddress, viewerOf, type Caption } from '#media/queries/viewer'
import type { Locale } from '#config/i18n'
import type { FileView } from '#media/queries/file_view'
import type { FileItem } from '#library/queries/resource_details'
import type { ShowReader } from '#library/queries/show_resource'

type Around = { files: FileItem[]; views: Map<string, FileView>; reader: ShowReader }

/** How the main file of a resource is shown: by what was made of it, as far as there is something. */
export async function shownFile(code: string, file: FileItem, { files, views, reader }: Around) {
  const view = views.get(file.blobId)
  if (!view) return {}
  const base = madeBase(code, file.name)
  const captions = files
    .filter(({ role }) => role === 'captions')
    .flatMap((one) => captionOf(code, one, views.get(one.blobId), reader))
  const hasPages = (view.facts.pages ?? 0) > 0 && view.kind !== 'image'
  return {
    viewer: {
      ...viewerOf(view, { base, locale: reader.locale, captions }),
      viewings: `${fileBase(code, file.name)}/viewings`,
    },
    reading: hasPages
      ? await readPage(view, { page: reader.page, find: reader.find ?? null, base })
      : undefined,
  }
}

function captionOf(
  code: string,
  file: FileItem,
  view: FileView | undefined,
  { locale }: ShowReader
): Caption[] {
  const made = view?.derivatives.find(({ role }) => role === 'captions')
  if (!made) return []
  const language = file.language ?? 'km'
  return [
    {
      ...{ language, label: translate(locale, `library.languages.${language}`) },
      href: madeAddress(madeBase(code, file.name), made),
    },
  ]
}

/** What was made of a file to be taken along: a smaller film, the sound alone, a document as PDF. */
export function savedParts(
  code: string,
  file: FileItem,
  view: FileView | undefined,
  locale: Locale
) {
  if (!view || view.kind === 'image') return []
  const { download, sound, document } = viewerOf(view, { base: madeBase(code, file.name), locale })
  const say = (key: string, data = {}) => translate(locale, `media.viewer.${key}`, data)
  const parts = [
    { made: download, name: say('save_small', { height: download?.height ?? 0 }) },
    { made: view.kind === 'video' ? sound.at(-1) : undefined, name: say('sound_only') },
    { made: document, name: say('save_pdf') },
  ]
  return parts.flatMap(({ made, name }) =>
    made ? [{ name, language: file.language, size: made.size, href: `${made.href}&save=1` }] : []
  )
}

/** A picture of a page's text: as it was prepared for phones, or as it came. */
export function pictureAddress(code: string, file: FileItem, view: FileView | undefined) {
  const made = view && viewerOf(view, { base: madeBase(code, file.name), locale: 'km' }).picture
  return made ? made.src : fileAddress(code, file)
}

import { appUrl } from '#config/app'
import { readBlob } from '#media/actions/read_blob'
import { playerAsset } from '#runtime/content/player_assets'
import { packageFile } from '#runtime/content/package_files'
import { approvedLibraries, resolve } from '#runtime/h5p/library_index'
import { coreWords } from '#runtime/h5p/core_words'
import { libraryAddress } from '#runtime/h5p/library_address'
import { inLanguage } from '#runtime/h5p/in_language'
import { H5P_SCO, type H5PDocument } from '#runtime/h5p/document'
import { folderOf, nameOf } from '#runtime/h5p/types'
import AttemptSco from '#runtime/models/attempt_sco'
import Package from '#runtime/models/package'
import type { UsedLibrary } from '#runtime/h5p/library_index'
import type { H5PManifest } from '#runtime/h5p/types'
import type { LaunchSubject } from '#runtime/kinds/launch_page'

/** What `resources/player/h5p.js` is given: the content, the libraries that may run, what was saved. */
export async function h5pState({ launch, attempt, version, base, locale }: LaunchSubject) {
  const manifest = version.read<H5PManifest>()
  const row = await Package.findOrFail(version.packageId)
  const { order } = resolve(manifest.roots, await approvedLibraries())
  const saved = await AttemptSco.query().where({ attemptId: attempt.id, sco: H5P_SCO }).first()
  const params = JSON.parse(await contentOf(version.id)) as unknown
  const main = order.find((one) => nameOf(one) === nameOf(manifest.main))
  return {
    ...{ mode: launch.mode, title: row.title, lang: locale, sco: H5P_SCO },
    // The content's own part of the device's storage.
    store: version.packageId,
    frame: playerAsset('h5p.html'),
    core: {
      styles: [playerAsset('h5p/styles/h5p.css'), playerAsset('h5p_frame.css')],
      scripts: [playerAsset('h5p/frame.bundle.js')],
    },
    // Addresses without the host: the content origin's own.
    directories: Object.fromEntries(order.map((one) => [folderOf(one), addressPart(one)])),
    libraries: '/l',
    styles: order.flatMap((one) => one.meta.preloadedCss.map((path) => libraryAddress(one, path))),
    scripts: order.flatMap((one) => one.meta.preloadedJs.map((path) => libraryAddress(one, path))),
    content: {
      library: nameOf(manifest.main),
      json: JSON.stringify(await inLanguage(params, order, manifest.main, locale)),
      files: `${base}content`,
      id: `${appUrl}/packages/${row.code}`,
      fullScreen: main?.meta.hasFullScreen ?? false,
      metadata: manifest.metadata,
      language: manifest.language,
    },
    words: coreWords(locale),
    saved: saved ? (JSON.parse(saved.cmi) as H5PDocument) : null,
  }
}

const addressPart = (library: UsedLibrary) => `${library.hash}/${folderOf(library)}`

async function contentOf(versionId: string) {
  const file = await packageFile(versionId, 'content/content.json')
  const text = await readBlob(file!.sha256)
  return text.toString('utf8').replace(/^\uFEFF/, '')
}

import { PackageProblem } from '#shared/archive/package_problem'
import { checkEnding } from '#runtime/h5p/file_rules'
import { libraryHash } from '#runtime/h5p/library_hash'
import { readJson } from '#runtime/h5p/read_json'
import { checked, librarySchema, type DependencyJson } from '#runtime/h5p/schemas'
import { folderOf, nameOf } from '#runtime/h5p/types'
import type { Archive } from '#shared/archive/archive'
import type { LibraryMeta, LibraryName } from '#runtime/h5p/types'

/** The newest interface of the H5P core that h5p-standalone 3.8 brings. */
const CORE = { major: 1, minor: 28 }

/** A library as a package (or the application) brings it; nothing of it is kept yet. */
export type ReadLibrary = LibraryName & {
  patch: number
  title: string
  hash: string
  isRunnable: boolean
  author: string | null
  licence: string | null
  size: number
  meta: LibraryMeta
  /** Its files, seen from its own folder. */
  archive: Archive
}

/**
 * Reads and checks a library: its library.json, the files that it names, its language files.
 * @param archive seen from the library's folder
 * @param folder the name of that folder
 * @throws PackageProblem
 */
export async function readLibrary(archive: Archive, folder: string): Promise<ReadLibrary> {
  const at = (path: string) => `${folder}/${path}`
  if (!/^[\w\-.]{1,255}$/.test(folder)) throw new PackageProblem('h5p_folder', { name: folder })
  if (!archive.has('library.json')) {
    throw new PackageProblem('h5p_library_json_missing', { name: folder })
  }
  const sentAs = await named(folder, () => readJson(archive, 'library.json'))
  const json = await checked(librarySchema, sentAs, at('library.json'))
  const name = {
    machineName: json.machineName,
    major: json.majorVersion,
    minor: json.minorVersion,
  }
  if (folder !== folderOf(name) && folder !== name.machineName) {
    throw new PackageProblem('h5p_folder_other', { name: folder, library: folderOf(name) })
  }
  checkCore(json.coreApi, nameOf(name))
  for (const file of archive.files) checkEnding({ ...file, path: at(file.path) }, 'library')
  const [js, css] = [pathsOf(json.preloadedJs), pathsOf(json.preloadedCss)]
  const missing = [...js, ...css].find((path) => !archive.has(path))
  if (missing)
    throw new PackageProblem('h5p_file_missing', { name: at(missing), library: nameOf(name) })
  return {
    ...{ ...name, patch: json.patchVersion, title: json.title, archive },
    ...{ isRunnable: json.runnable === 1, author: short(json.author, 255) },
    ...{ licence: short(json.license, 120), hash: await libraryHash(archive) },
    size: archive.files.reduce((sum, { size }) => sum + size, 0),
    meta: {
      ...{ preloadedJs: js, preloadedCss: css, hasFullScreen: json.fullscreen === 1 },
      preloaded: namesOf(json.preloadedDependencies),
      dynamic: namesOf(json.dynamicDependencies),
      editor: namesOf(json.editorDependencies),
      languages: await languagesOf(archive, folder),
    },
  }
}

type Core = { majorVersion: number; minorVersion: number } | null | undefined

function checkCore(core: Core, library: string) {
  if (!core) return
  const { majorVersion: major, minorVersion: minor } = core
  if (major > CORE.major || (major === CORE.major && minor > CORE.minor)) {
    const version = `${major}.${minor}`
    throw new PackageProblem('h5p_core', { library, version, ours: `${CORE.major}.${CORE.minor}` })
  }
}

const LANGUAGE = /^language\/([A-Za-z-]{2,20})\.json$/

/** A language file that does not parse breaks the library where it matters most. */
async function languagesOf(archive: Archive, folder: string) {
  const found: string[] = []
  for (const { path } of archive.files) {
    const code = LANGUAGE.exec(path)?.[1]
    if (path.startsWith('language/') && path.endsWith('.json')) {
      await named(folder, () => readJson(archive, path))
    }
    if (code) found.push(code.toLowerCase())
  }
  return found.sort()
}

/** Names files with the folder that they lie in. */
async function named<Value>(folder: string, read: () => Promise<Value>) {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof PackageProblem) || !error.data?.name) throw error
    throw new PackageProblem(error.code, { ...error.data, name: `${folder}/${error.data.name}` })
  }
}

const short = (text: string | null | undefined, most: number) => text?.slice(0, most) || null

const pathsOf = (files: { path: string }[] | null | undefined) =>
  (files ?? []).map(({ path }) => path.replaceAll('\\', '/').replace(/^(\.?\/)+/, ''))

export const namesOf = (list: DependencyJson[] | null | undefined): LibraryName[] =>
  (list ?? []).map(({ machineName, majorVersion: major, minorVersion: minor }) => ({
    ...{ machineName, major, minor },
  }))

import { Archive } from '#shared/archive/archive'
import { PackageProblem } from '#shared/archive/package_problem'
import { checkBytes, checkEnding, isHidden } from '#runtime/h5p/file_rules'
import { librariesIn } from '#runtime/h5p/content_libraries'
import { readJson } from '#runtime/h5p/read_json'
import { readLibrary, namesOf, type ReadLibrary } from '#runtime/h5p/read_library'
import { checked, packageSchema } from '#runtime/h5p/schemas'
import { nameOf } from '#runtime/h5p/types'
import type { H5PManifest, LibraryName } from '#runtime/h5p/types'
import type { Problem } from '#runtime/types'

export type ReadPackage = {
  manifest: H5PManifest
  /** h5p.json and content/: what belongs to this package alone. */
  content: Archive
  libraries: ReadLibrary[]
  warnings: Problem[]
}

/** Reads an H5P package and checks all of it. @throws PackageProblem */
export async function readPackage(found: Archive): Promise<ReadPackage> {
  const archive = new Archive(found.files.filter(({ path }) => !isHidden(path)))
  if (!archive.has('h5p.json')) throw new PackageProblem('h5p_json_missing')
  const json = await checked(packageSchema, await readJson(archive, 'h5p.json'), 'h5p.json')
  if (!archive.has('content/content.json')) throw new PackageProblem('h5p_content_missing')
  const params = await readJson(archive, 'content/content.json')
  if (typeof params !== 'object' || params === null) {
    throw new PackageProblem('h5p_field_wrong', { name: 'content/content.json', field: '{}' })
  }
  const libraries: ReadLibrary[] = []
  for (const folder of foldersOf(archive)) {
    libraries.push(await readLibrary(archive.inside(folder), folder))
  }
  const files = archive.files.filter(({ path }) => path.startsWith('content/'))
  for (const file of files) {
    checkEnding(file, 'content')
    await checkBytes(file)
  }
  const named = namesOf(json.preloadedDependencies)
  const main = mainOf(json.mainLibrary, named, libraries)
  const asked = librariesIn(params)
  return {
    libraries,
    content: new Archive([archive.find('h5p.json')!, ...files]),
    warnings: leftOut(archive),
    manifest: {
      ...{ title: plain(json.title).slice(0, 300), language: json.language ?? 'und', main },
      roots: unique([main, ...named, ...asked.map((name) => inPackage(name, libraries))]),
      licence: [json.license, json.licenseVersion].filter(Boolean).join(' ') || 'U',
      metadata: rightsOf(json),
      authors: (json.authors ?? []).flatMap(({ name }) => (name ? [name] : [])),
    },
  }
}

/** Titles are text, though some tools write marks of HTML into them. */
const plain = (title: string) =>
  title
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .trim()

type Rights = Awaited<ReturnType<typeof packageSchema.validate>>

function rightsOf({ title, license, licenseVersion, licenseExtras, ...json }: Rights) {
  const { source, yearFrom, yearTo, authors } = json
  const said = { licenseVersion, licenseExtras, source, yearFrom, yearTo, authors }
  const kept = Object.entries(said).filter(([, value]) => value !== null && value !== undefined)
  return { title: plain(title), license: license || 'U', ...Object.fromEntries(kept) }
}

const foldersOf = (archive: Archive) => [
  ...new Set(
    archive.files
      .filter(({ path }) => path.includes('/') && !path.startsWith('content/'))
      .map(({ path }) => path.split('/')[0])
  ),
]

/** h5p.json may name its main library without a version, or forget it among what it needs. */
function mainOf(machineName: string, named: LibraryName[], libraries: ReadLibrary[]): LibraryName {
  const main =
    named.find((one) => one.machineName === machineName) ??
    libraries.find((one) => one.machineName === machineName)
  if (!main) throw new PackageProblem('h5p_main_missing', { library: machineName })
  return { machineName, major: main.major, minor: main.minor }
}

/** Content that was made for another minor version plays with the one that came along. */
function inPackage(name: LibraryName, libraries: ReadLibrary[]): LibraryName {
  const same = libraries.filter(({ machineName }) => machineName === name.machineName)
  const exact = same.some(({ major, minor }) => major === name.major && minor === name.minor)
  const other = exact ? undefined : same.find(({ major }) => major === name.major)
  return other ? { ...name, minor: other.minor } : name
}

const unique = (names: LibraryName[]) => [
  ...new Map(names.map((name) => [nameOf(name), name])).values(),
]

const leftOut = (archive: Archive): Problem[] =>
  archive.files
    .filter(({ path }) => !path.includes('/') && path !== 'h5p.json')
    .map(({ path }) => ({ code: 'h5p_left_out', data: { name: path } }))

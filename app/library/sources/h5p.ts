import { buffer } from 'node:stream/consumers'
import { PackageProblem } from '#shared/archive/package_problem'
import { fileName } from '#library/resource_input'
import { byLanguage, languageCode } from '#library/sources/understand'
import type { ArchiveFile } from '#shared/archive/archive'
import type { FileTree } from '#library/sources/file_tree'
import type { SourceEntry } from '#library/sources/types'

const MOST_BYTES = 1024 ** 2

type Named = { name?: unknown; role?: unknown }

/** What an H5P content says of itself in h5p.json. Its licence `U` means that its author said none. */
export async function h5pEntry(
  file: ArchiveFile,
  tree: FileTree,
  print: string
): Promise<SourceEntry> {
  const about = await readAbout(tree)
  const name = file.path.split('/').pop()!
  const title = text(about.title) ?? name.replace(/\.h5p$/i, '')
  const language = languageCode(text(about.defaultLanguage) ?? text(about.language))
  const people = (Array.isArray(about.authors) ? about.authors : []) as Named[]
  const named = people.flatMap((one) => (text(one?.name) ? [one] : []))
  return {
    key: name.slice(0, 200),
    place: file.path,
    ...byLanguage('title', title),
    licence: licenceOf(about),
    authors: named.filter(({ role }) => role !== 'Editor').map((one) => text(one.name)!),
    contributors: named.filter(({ role }) => role === 'Editor').map((one) => text(one.name)!),
    languages: language ? [language] : [],
    sourceUrl: text(about.source),
    files: [
      {
        ...{ role: 'main', name: fileName(name), path: file.path, size: file.size, print },
        language: null,
      },
    ],
  }
}

async function readAbout(tree: FileTree): Promise<Record<string, unknown>> {
  const found = tree.find('h5p.json')!
  if (found.size > MOST_BYTES) throw new PackageProblem('file_large', { name: 'h5p.json' })
  try {
    const bytes = await buffer(await found.open())
    const value = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
    if (value && typeof value === 'object' && !Array.isArray(value)) return value
  } catch (error) {
    if (error instanceof PackageProblem) throw error
  }
  throw new PackageProblem('json_broken', { name: 'h5p.json', reason: '' })
}

const text = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : null)

function licenceOf({ license, licenseVersion }: Record<string, unknown>) {
  const code = text(license)
  if (!code || code === 'U') return null
  const version = text(licenseVersion)
  return version ? `${code} ${version}` : code
}

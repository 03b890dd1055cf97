import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { formatDate } from '#shared/khmer/dates'
import { nameOf } from '#runtime/h5p/types'
import H5PLibrary from '#runtime/models/h5p_library'
import Package from '#runtime/models/package'
import Person from '#identity/models/person'
import type { Locale } from '#config/i18n'

const FILES = 50
const MOST_PACKAGES = 50

/** A build of a library: where it comes from, what it holds, who needs it, and how it differs from what runs now. */
export async function showLibrary(row: H5PLibrary, page: number, locale: Locale) {
  const { files, differences, other } = await filesOf(row)
  const people = await Person.findMany(
    [row.broughtBy, row.decidedBy].filter((id): id is string => id !== null)
  )
  const name = (id: string | null) => people.find((one) => one.id === id)?.name(locale) ?? null
  const origin = row.originPackageId ? await Package.find(row.originPackageId) : null
  const pager = pagerOf(files.length, page, FILES)
  const from = (pager.page - 1) * FILES
  const meta = row.read()
  return {
    library: {
      ...{ id: row.id, name: row.machineName, version: row.version, title: row.title },
      ...{ state: row.state, hash: row.hash, size: Number(row.size), fileCount: row.fileCount },
      ...{ author: row.author, licence: row.licence, note: row.note, decidedAs: row.decidedAs },
      isOwn: row.decidedAs === 'application',
      languages: meta.languages,
      needs: meta.preloaded.map(nameOf),
      decidedBy: name(row.decidedBy),
      broughtBy: name(row.broughtBy),
      created: formatDate(row.createdAt, { locale, style: 'short' }),
      decided: row.decidedAt && formatDate(row.decidedAt, { locale, style: 'short' }),
    },
    origin: origin && { code: origin.code, title: origin.title },
    ...{ pager, other, differences },
    files: files.slice(from, from + FILES),
    builds: await otherBuilds(row),
    packages: await packagesOf(row),
  }
}

type LibraryFile = { id: string; path: string; size: number; sha256: string }

async function filesIn(libraryId: string): Promise<LibraryFile[]> {
  const rows = await db
    .from('runtime_h5p_library_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where('f.library_id', libraryId)
    .orderBy('f.path')
    .select('f.id', 'f.path', 'b.size', 'b.sha256')
  return rows.map((one) => ({ ...one, size: Number(one.size) }))
}

/** The files, and where another build of the same version runs, what is not the same as there. */
async function filesOf(row: H5PLibrary) {
  const files = await filesIn(row.id)
  const { machineName, major, minor } = row
  const other = await H5PLibrary.query()
    .where({ machineName, major, minor, state: 'approved' })
    .whereNot('id', row.id)
    .orderBy('patch', 'desc')
    .orderBy('decidedAt', 'desc')
    .first()
  if (!other) return { files, other: null, differences: [] }
  const standing = await filesIn(other.id)
  const before = new Map(standing.map((one) => [one.path, one.sha256]))
  const paths = new Set(files.map(({ path }) => path))
  const differences = [
    ...files
      .filter(({ path, sha256 }) => before.get(path) !== sha256)
      .map(({ id, path }) => ({ id, path, what: before.has(path) ? 'changed' : 'added' })),
    ...[...before.keys()]
      .filter((path) => !paths.has(path))
      .map((path) => ({ id: null, path, what: 'removed' })),
  ]
  return { files, other: { id: other.id, version: other.version }, differences }
}

async function otherBuilds({ id, machineName }: H5PLibrary) {
  const rows = await H5PLibrary.query()
    .where('machineName', machineName)
    .whereNot('id', id)
    .orderBy('major', 'desc')
    .orderBy('minor', 'desc')
    .orderBy('patch', 'desc')
    .limit(20)
  return rows.map((one) => ({
    ...{ id: one.id, version: one.version, state: one.state, hash: one.hash.slice(0, 12) },
  }))
}

/** The packages that need this version, whichever build they brought. */
async function packagesOf({ machineName, major, minor }: H5PLibrary) {
  const rows = await db
    .from('runtime_h5p_needs as n')
    .join('runtime_package_versions as v', 'v.id', 'n.version_id')
    .join('runtime_packages as p', 'p.id', 'v.package_id')
    .where({ 'n.machine_name': machineName, 'n.major': major, 'n.minor': minor })
    .groupBy('p.id', 'p.code', 'p.title')
    .orderBy('p.title')
    .limit(MOST_PACKAGES)
    .select('p.code', 'p.title')
  return rows as { code: string; title: string }[]
}

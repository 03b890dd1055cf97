import { PackageProblem } from '#shared/archive/package_problem'
import { beginRegistration } from '#runtime/cmi5/begin_registration'
import { COURSE_FILE, readCourse } from '#runtime/cmi5/read_course'
import { cmi5State } from '#runtime/cmi5/state'
import { contentsOf } from '#runtime/cmi5/contents'
import { keepOutside } from '#runtime/outside/keep_outside'
import { outsideOf } from '#runtime/cmi5/outside_of'
import { textIn } from '#runtime/cmi5/course_items'
import type { Archive } from '#shared/archive/archive'
import type { Course } from '#runtime/cmi5/types'
import type { Imported, PackageKind } from '#runtime/kinds/registry'

const MAX_BYTES = 5 * 1024 ** 2

const named = (archive: Archive) =>
  archive.files.find(({ path }) => path.split('/').pop()?.toLowerCase() === COURSE_FILE)

async function read(archive: Archive): Promise<Imported> {
  // The standard takes it at the root only (14.1).
  if (!archive.has(COURSE_FILE)) {
    throw new PackageProblem('cmi5_inside', { name: named(archive)!.path })
  }
  const bytes = await archive.read(COURSE_FILE, MAX_BYTES)
  const { course, warnings } = readCourse(bytes, archive)
  const title = textIn(course.title, 'km').slice(0, 300)
  return {
    ...{ title, archive, manifest: course, warnings },
    keep: (trx, version) => keepOutside(trx, version, outsideOf(course)),
  }
}

/** cmi5: a course structure with the files of its units, or alone with units elsewhere. */
export const cmi5: PackageKind = {
  name: 'cmi5',
  detect: (archive) => {
    const found = named(archive)
    return found !== undefined && found.path.split('/').length <= 2
  },
  read,
  launch: async (subject) => ({ script: 'cmi5.js', state: await cmi5State(subject) }),
  contents: (version, locale) => contentsOf(version.read<Course>(), locale),
  begun: beginRegistration,
  returns: true,
  modes: ['browse'],
}

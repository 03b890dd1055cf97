import type { Archive } from '#shared/archive/archive'
import type { PackageKind } from '#runtime/kinds/registry'

const hasAll = (archive: Archive, ...ends: string[]) =>
  ends.every((end) => archive.ending(end).length > 0)

/** What is told apart so that the sentence names it, in the order in which they are looked for. */
const descriptors: PackageKind[] = [
  {
    name: 'aicc',
    detect: (archive) =>
      hasAll(archive, '.crs', '.au') ||
      archive.ending('.crs', '.au', '.cst').length >= 2 ||
      isAlone(archive),
  },
]

const rest: PackageKind[] = [
  {
    name: 'elpx',
    detect: (archive) =>
      archive.has('contentv3.xml') || (archive.has('content.xml') && !archive.has('index.html')),
  },
  { name: 'epub', detect: (archive) => archive.has('META-INF/container.xml') },
  { name: 'office', detect: (archive) => archive.has('[Content_Types].xml') },
]

/** `descriptors` come before a SCORM manifest that lies in a folder, the rest after it. */
export const recognised = { descriptors, rest }

/** AICC courses are sometimes sent as their descriptor alone. */
function isAlone(archive: Archive) {
  return archive.files.length === 1 && archive.ending('.crs', '.au', '.des', '.cst').length === 1
}

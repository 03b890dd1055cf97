import { addressOf } from '#runtime/scorm/launch_path'
import { entryOf, ENTRIES, readPages, type WebPages } from '#runtime/html5/read_pages'
import { PAGES, takeWebCommit } from '#runtime/html5/take_commit'
import { rootFolder } from '#runtime/archive/root_folder'
import AttemptSco from '#runtime/models/attempt_sco'
import type { Archive } from '#shared/archive/archive'
import type { LaunchSubject } from '#runtime/kinds/launch_page'
import type { PackageKind } from '#runtime/kinds/registry'

/** At the root, or in the one folder that was packed as a whole. */
function detect(archive: Archive) {
  if (entryOf(archive)) return true
  const [first] = archive.files[0]?.path.split('/') ?? []
  const isWhole = archive.files.every(({ path }) => path.startsWith(`${first}/`))
  return isWhole && entryOf(archive.inside(first)) !== undefined
}

async function read(found: Archive) {
  const name = ENTRIES.find((one) => found.ending(one).length > 0) ?? ENTRIES[0]
  const { archive, warnings } = rootFolder(found, name)
  const manifest = await readPages(archive)
  return { title: manifest.title, archive, manifest, warnings }
}

async function state({ launch, attempt, version, base }: LaunchSubject) {
  const { entry, pages } = version.read<WebPages>()
  const row = await AttemptSco.query().where({ attemptId: attempt.id, sco: PAGES }).first()
  return {
    ...{ mode: launch.mode, store: version.packageId, part: PAGES, base },
    entry: base + addressOf(entry),
    pages: pages.map(({ path }) => path),
    saved: row ? (JSON.parse(row.cmi) as object) : null,
  }
}

/** Web pages: what completes them is a rule that the trainer sets. */
export const html5: PackageKind = {
  name: 'html5',
  detect,
  read,
  launch: async (subject) => ({ script: 'html5.js', state: await state(subject) }),
  contents: (version) => {
    const { title } = version.read<WebPages>()
    return {
      standard: 'html5',
      edition: '',
      lines: [{ id: PAGES, title, depth: 0, isFolder: false }],
    }
  },
  take: takeWebCommit,
  settings: ['completion'],
  visitors: true,
  returns: true,
}

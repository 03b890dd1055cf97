import { addressOf } from '#runtime/scorm/launch_path'
import { contentOrigin } from '#runtime/content/origins'
import { launchToken } from '#runtime/content/tokens'
import { learner } from '#runtime/statements/learner'
import { readTinCan, TINCAN_FILE, type TinCan } from '#runtime/tincan/read_tincan'
import { ROOT, tincanGuard } from '#runtime/tincan/guard'
import { rootFolder } from '#runtime/archive/root_folder'
import { textIn } from '#runtime/cmi5/course_items'
import Package from '#runtime/models/package'
import type { Archive } from '#shared/archive/archive'
import type { LaunchSubject } from '#runtime/kinds/launch_page'
import type { PackageKind } from '#runtime/kinds/registry'

const MAX_BYTES = 5 * 1024 ** 2

async function read(found: Archive) {
  const { archive, warnings } = rootFolder(found, TINCAN_FILE)
  const bytes = await archive.read(TINCAN_FILE, MAX_BYTES)
  const { manifest, warnings: more } = readTinCan(bytes, archive)
  const title = textIn(manifest.activity.name, 'km').slice(0, 300)
  return { title, archive, manifest, warnings: [...warnings, ...more] }
}

/** The address with what a Tin Can package looks for in its query. */
async function state({ launch, attempt, version, base }: LaunchSubject) {
  const { activity, launch: place } = version.read<TinCan>()
  const { code } = await Package.findOrFail(version.packageId)
  const origin = contentOrigin(launch.appOrigin, code)
  const url = new URL(origin + base + addressOf(place.path, place.suffix))
  const auth = Buffer.from(`launch:${launchToken(launch.id)}`).toString('base64')
  const values = {
    endpoint: `${origin}/xapi/`,
    auth: `Basic ${auth}`,
    actor: JSON.stringify(learner(attempt.personId)),
    registration: attempt.id,
    activity_id: activity.id,
  }
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value)
  return { mode: launch.mode, store: version.packageId, part: ROOT, href: url.href }
}

/** xAPI packages with tincan.xml: they speak to the record store themselves, with the key of their launch. */
export const tincan: PackageKind = {
  name: 'xapi',
  detect: (archive) =>
    archive.files.some(({ path }) => {
      const parts = path.toLowerCase().split('/')
      return parts.length <= 2 && parts.at(-1) === TINCAN_FILE
    }),
  read,
  launch: async (subject) => ({ script: 'tincan.js', state: await state(subject) }),
  contents: (version, locale) => {
    const { activity } = version.read<TinCan>()
    const title = textIn(activity.name, locale) || activity.id
    return {
      standard: 'xapi',
      edition: '',
      lines: [{ id: ROOT, title, depth: 0, isFolder: false }],
    }
  },
  guard: tincanGuard,
  returns: true,
}

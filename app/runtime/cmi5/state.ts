import { contentsOf } from '#runtime/cmi5/contents'
import type { Course } from '#runtime/cmi5/types'
import type { LaunchSubject } from '#runtime/kinds/launch_page'

/** What `resources/player/cmi5.js` is given: the units in order. Each is asked for when it opens. */
export async function cmi5State({ launch, attempt, version }: LaunchSubject) {
  const { lines } = contentsOf(version.read<Course>(), 'km')
  return {
    ...{ mode: launch.mode, store: version.packageId, current: attempt.currentSco },
    items: lines
      .filter(({ isFolder }) => !isFolder)
      .map(({ id, ownWindow }) => ({ id, ownWindow: ownWindow === true })),
  }
}

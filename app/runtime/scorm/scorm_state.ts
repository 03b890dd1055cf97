import Person from '#identity/models/person'
import AttemptSco from '#runtime/models/attempt_sco'
import Package from '#runtime/models/package'
import { addressOf } from '#runtime/scorm/launch_path'
import { everyItem } from '#runtime/scorm/read_manifest'
import { globalObjectives } from '#runtime/scorm/objectives_store'
import { sharedData } from '#runtime/scorm/shared_data'
import type { LaunchSubject } from '#runtime/kinds/launch_page'
import type { ScormItem } from '#runtime/types'

/** What `resources/player/scorm.js` is given: the package, the learner as content may know them, what was saved. */
export async function scormState({ launch, attempt, version, base }: LaunchSubject) {
  const manifest = version.read()
  const { standard, objectivesGlobal, sequencing } = manifest
  const row = await Package.findOrFail(version.packageId)
  // Somebody without an account only looks around: see `actions/look_at_package`.
  const person = await Person.find(attempt.personId)
  const saved = await AttemptSco.query().where('attemptId', attempt.id)
  const isShared = standard === 'scorm2004' && objectivesGlobal
  return {
    ...{ standard, mode: launch.mode, attempt: attempt.number, title: row.title },
    // The package's own part of the device's storage.
    store: version.packageId,
    learner: { id: attempt.personId, name: person ? learnerName(person) : '' },
    items: [...everyItem(manifest.items)].map((item) => itemOf(item, base)),
    masteryOverrides: row.rules.masteryOverrides,
    sequencing,
    sequencingState: attempt.sequencing,
    objectives: isShared ? await globalObjectives(attempt.personId) : null,
    shared: await sharedData(attempt.personId, manifest),
    current: attempt.currentSco,
    saved: Object.fromEntries(saved.map((sco) => [sco.sco, savedOf(sco)])),
  }
}

/** As SCORM writes a name: "Last, First". Content shows it; it gets no other personal data. */
function learnerName(person: Person) {
  const latin = [person.surnameLatin, person.givenLatin].filter(Boolean)
  const khmer = [person.surnameKm, person.givenKm].filter(Boolean)
  return (khmer.length > 0 ? khmer : latin).join(', ').slice(0, 250)
}

export function itemOf({ children, launch, ...item }: ScormItem, base: string) {
  const href = launch?.exists ? base + addressOf(launch.path, launch.suffix) : null
  return { ...item, href, type: launch?.type ?? null, isFolder: children.length > 0 }
}

export const savedOf = (row: AttemptSco) => ({
  cmi: JSON.parse(row.cmi) as object,
  exit: row.exit,
  completion: row.completion,
  success: row.success,
  seconds: row.totalSeconds,
  sessions: row.sessions,
})

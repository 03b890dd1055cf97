import { newId } from '#shared/ids'
import { applyEntry } from '#runtime/scorm/apply_entry'
import { outlineFrom } from '#runtime/scorm/outline'
import { itemOf, savedOf } from '#runtime/scorm/scorm_state'
import { everyItem } from '#runtime/scorm/read_manifest'
import { sumAttempt } from '#runtime/scorm/sum_attempt'
import Attempt from '#runtime/models/attempt'
import type AttemptSco from '#runtime/models/attempt_sco'
import type { CommitEntry } from '#runtime/commit_batch'
import type { ScormManifest } from '#runtime/types'

const newAttempt = () =>
  new Attempt().merge({
    ...{ id: newId(), state: 'open', completion: 'unknown', success: 'unknown' },
    ...{ sequencing: null, currentSco: null, totalSeconds: 0 },
  })

/** What the server makes of commits, with the server's own rules, without a database between. */
export class LearnerRecord {
  attempt = newAttempt()
  rows = new Map<string, AttemptSco>()
  #launches = 0

  /** @param objectives what the learner carries from package to package */
  constructor(
    readonly manifest: ScormManifest,
    readonly objectives: Record<string, object>,
    readonly shared: Record<string, string> = {}
  ) {}

  take(entry: CommitEntry) {
    const outline = outlineFrom(this.manifest)
    const where = { attempt: this.attempt, launchId: String(this.#launches), outline }
    if (!applyEntry(where, this.rows, entry)) throw new Error(`A commit about ${entry.sco}`)
    if (entry.objectives && outline.objectivesGlobal) {
      Object.assign(this.objectives, entry.objectives)
    }
    if (entry.shared && outline.sharedDataGlobal) Object.assign(this.shared, entry.shared)
    sumAttempt(this.attempt, this.rows, outline, entry)
  }

  /** As `launchPackage` does: the open attempt goes on, else a new one begins. */
  launch() {
    this.#launches += 1
    if (this.attempt.state !== 'open') {
      this.attempt = newAttempt()
      this.rows = new Map()
    }
    const { items, sequencing, objectivesGlobal, sharedDataGlobal } = this.manifest
    const state = {
      ...{ standard: 'scorm2004', mode: 'normal', attempt: 1, title: 'ADL', store: 'adl' },
      learner: { id: 'learner-1', name: 'Sok, Dara' },
      items: [...everyItem(items)].map((item) => itemOf({ ...item, ...found(item) }, '/')),
      ...{ masteryOverrides: false, sequencing, sequencingState: this.attempt.sequencing },
      objectives: objectivesGlobal ? this.objectives : null,
      shared: sharedDataGlobal ? this.shared : null,
      current: this.attempt.currentSco,
      saved: Object.fromEntries([...this.rows].map(([id, row]) => [id, savedOf(row)])),
    }
    return JSON.parse(JSON.stringify(state))
  }
}

/** The suite's manifests come without their files. */
const found = ({ launch }: ScormManifest['items'][number]) =>
  launch ? { launch: { ...launch, exists: true } } : {}

import { LearnerRecord } from '#tests/support/adl/learner_record'
import { openPlayer, type Player } from '#tests/support/adl/open_player'
import { playCalls } from '#tests/support/adl/play_calls'
import { answersOf } from '#tests/support/adl/page_questions'
import { everyItem } from '#runtime/scorm/read_manifest'
import type { AdlCase, AdlVisit } from '#tests/support/adl/case'
import type { ScormManifest } from '#runtime/types'

const RELAUNCH =
  /^(Re[lL]aunch|autoendrelaunch|ExitCM09ba|SuspendCM09ca|ContinueExit|DMBx|exitlaunch)/
/** The other package of a case that has two. */
const OTHER = /DDM[ab]$/

/** What is to be chosen from the table of contents. */
const CHOSEN: Record<string, string> = {
  RelaunchCM10: 'Activity 4',
  DMBxAct: 'Data Model Behavior Test 1',
  ...Object.fromEntries([1, 2].map((n) => [`APIt${n}`, `API Implementation Test ${n}`])),
  ...Object.fromEntries(
    [1, 2, 3, 4].map((n) => [`DMIt${n}`, `Data Model Implementation Test ${n}`])
  ),
}

const ENDS = ['AutoTest', 'HasEnded', 'OKEnd', 'TRIGExitAll']

/** Plays a case of the suite to its end. The first thing that differs from what it expects, or nothing. */
export async function replayCase(
  test: AdlCase,
  manifests: Map<string, ScormManifest>,
  objectives: Record<string, object>
) {
  const shared = {}
  const records = [...manifests.values()].map((one) => new LearnerRecord(one, objectives, shared))
  const recordOf = (name: string) => records[Math.max(0, [...manifests.keys()].indexOf(name))]
  let record = recordOf(test.start)
  let { manifest } = record
  let player = await openPlayer(record)
  try {
    await player.flow.begin()
    if (test.start && !manifests.has(test.start)) await choose(player, manifest, test.start)
    for (const [at, visit] of test.visits.entries()) {
      const found = await visitOnce(player, manifest, visit)
      if (found) return `visit ${at + 1} (activity ${visit.activity}): ${found}`
      const press = visit.press
      if (press.startsWith('Continue')) await pressButton(player, manifest, press)
      if (RELAUNCH.test(press)) {
        if (/^exit/i.test(press)) await player.flow.go('exit')
        await player.leave()
        const [other] = OTHER.exec(press) ?? []
        if (other) record = recordOf(other)
        manifest = record.manifest
        player = await openPlayer(record)
        await player.flow.begin()
        if (CHOSEN[press]) await choose(player, manifest, CHOSEN[press])
      } else if (!press.startsWith('Continue')) {
        await pressButton(player, manifest, press)
      }
    }
    await player.settled()
    const last = test.visits.at(-1)!.press
    if (ENDS.includes(last) && !player.told.hasEnded) return 'the sequencing session has not ended'
    return undefined
  } finally {
    await player.leave()
  }
}

async function visitOnce(player: Player, manifest: ScormManifest, visit: AdlVisit) {
  const shown = await player.settled()
  if (shown === undefined) return 'nothing was delivered'
  const activity = new URLSearchParams(shown.split('?')[1]).get('act')
  if (activity !== visit.activity) return `activity ${activity} was delivered`
  const wrong = answersOf(player, manifest, visit.questions)
  const calls = playCalls(player, visit.calls)
  end(player, shown)
  return [...wrong, ...calls].slice(0, 3).join('; ') || undefined
}

/** The pages of the suite end at once, or when they are taken away, then with a wish of their own. */
function end({ api, stage }: Player, shown: string) {
  const file = shown.split('?')[0].split('/').pop()!
  const wish = {
    'exitAllOnUnload.htm': 'exitAll',
    'suspendAllOnUnload.htm': 'suspendAll',
    'tarAct4OnUnload.htm': '{target=activity_4}choice',
    'SequencingTestSingleDoTerminate.htm': '',
  }[file]
  if (wish === undefined) api.Terminate('')
  else {
    stage.onLeave = () => {
      if (wish) api.SetValue('adl.nav.request', wish)
      api.Terminate('')
    }
  }
}

async function pressButton(player: Player, manifest: ScormManifest, press: string) {
  await player.settled()
  if (press.startsWith('Continue')) return player.flow.go('next')
  if (press === 'Previous') return player.flow.go('previous')
  if (CHOSEN[press]) return choose(player, manifest, CHOSEN[press])
  if (press === 'TRIGExitAll') return player.flow.go('exit')
  if (press === 'RootSX4b') return player.flow.go('choice', manifest.organization)
  const [word, title] = press.split('~')
  if (word === 'Choice' || word === 'ChoiceExit') await choose(player, manifest, title)
}

/** By the table of contents, where activities stand by their titles. */
async function choose(player: Player, manifest: ScormManifest, title: string) {
  await player.flow.go('choice', idOf(manifest, title))
}

export function idOf(manifest: ScormManifest, title: string) {
  if (title.includes('the root of')) return manifest.organization
  const item = [...everyItem(manifest.items)].find((one) => one.title.trim() === title.trim())
  return item?.id ?? title
}

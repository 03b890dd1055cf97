import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { projectRoot } from '#config/data'
import type { LearnerRecord } from '#tests/support/adl/learner_record'

const ours = (name: string) =>
  import(pathToFileURL(join(projectRoot, 'resources/player', name)).href)

export type Place = {
  current: string | null
  previous: boolean
  next: boolean
  exit: boolean
  choices: string[]
  hidden: string[]
}

/**
 * The player itself (`resources/player`: its flow, recorder and facade, the engine as it is served), with a stage
 * that notes what is shown instead of showing it. Commits go to `record` as the server would get them.
 */
export async function openPlayer(record: LearnerRecord) {
  const [{ facadeOf }, { openFlow }, { openRecorder }, library] = await Promise.all([
    ...[ours('scorm.js'), ours('flow_tree.js'), ours('recorder.js')],
    import('scorm-again/scorm2004/min'),
  ])
  const state = record.launch()
  let sequence = 0
  const told = { place: undefined as Place | undefined, hasEnded: false }
  const bridge = {
    tell(name: string, body: Place) {
      if (name === 'place') told.place = body
      if (name === 'ended') told.hasEnded = true
    },
    on() {},
  }
  const journal = {
    next: () => (sequence += 1),
    add: (entry: object) => record.take(JSON.parse(JSON.stringify({ seq: 1, ...entry }))),
  }
  const sender = { beacon() {}, soon() {}, flush: async () => {} }
  let shown: string | undefined
  const stage = {
    onLeave: undefined as undefined | (() => void),
    show(href: string) {
      shown = href
      told.hasEnded = false
    },
    async clear() {
      shown = undefined
      this.onLeave?.()
      this.onLeave = undefined
    },
    get isShowing() {
      return shown !== undefined
    },
  }
  const recorder = openRecorder({ state, journal, sender, bridge, standard: 'scorm2004' })
  const context = { config: {}, state, recorder, stage, bridge, sender, library, isLeaving: false }
  const flow = openFlow(context)
  return {
    flow,
    stage,
    told,
    learner: state.learner,
    api: facadeOf('scorm2004', flow, recorder) as Record<string, (...values: string[]) => string>,
    /** What is on the stage once everything has been followed; undefined where it is empty. */
    async settled() {
      for (let turn = 0; turn < 3; turn++) await wait(1)
      return shown
    },
    async leave() {
      await flow.go('leave')
      shown = undefined
    },
  }
}

export type Player = Awaited<ReturnType<typeof openPlayer>>

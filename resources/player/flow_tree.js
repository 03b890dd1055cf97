import { seed2004 } from './seed.js'

/*
 * SCORM 2004 sequencing (SN): the engine decides what is delivered; this file shows it, ends it, and keeps the
 * engine's state with every commit, so that the learner comes back to the same place with the same doors open.
 */
export function openFlow(context) {
  const { state, recorder, stage, bridge, library, sender } = context
  const items = new Map(state.items.map((item) => [item.id, item]))
  let current
  let isOpen = false
  let delivered
  let hasEnded = false
  let wish
  let doors = { continue: false, previous: false, choice: {}, hideLmsUi: [] }
  let telling

  const httpService = {
    updateSettings() {},
    processHttpRequest(_url, commit, _now, _log, _tell, metadata) {
      if (metadata && metadata.isTerminateCommit) return { result: true, errorCode: 0 }
      record(commit.runtimeData.cmi, {})
      return { result: true, errorCode: 0 }
    },
  }

  const api = new library.Scorm2004API({
    ...{ lmsCommitUrl: 'journal:', httpService, renderCommonCommitFields: true, autocommit: false },
    ...{ logLevel: 5, alwaysSendTotalTime: true },
    sequencing: {
      ...state.sequencing,
      eventListeners: {
        onActivityDelivery: (activity) => (delivered = activity.id),
        onSequencingSessionEnd: () => (hasEnded = true),
        onNavigationValidityUpdate: (update) => (doors = update),
      },
    },
  })
  const service = api.getSequencingService()

  const cmiOf = () => JSON.parse(JSON.stringify(api.renderCommitCMI(true, true).cmi || {}))

  function record(cmi, more) {
    const root = service.getSequencingState().rootActivity
    const {
      completionStatus = '',
      successStatus = '',
      objectiveMeasureStatus,
      objectiveNormalizedMeasure,
    } = root || {}
    recorder.commit(JSON.parse(JSON.stringify(cmi)), {
      current: current.id,
      sequencing: api.serializeSequencingState(),
      objectives: objectivesOf(api),
      tree: {
        completion: String(completionStatus),
        success: String(successStatus),
        scaled: objectiveMeasureStatus ? objectiveNormalizedMeasure : null,
      },
      ...more,
    })
  }

  /** Which doors are open now. Where nothing plays the engine is asked when somebody knocks. */
  function tell() {
    const { currentActivity } = api.getSequencingState()
    if (currentActivity) service.getOverallSequencingProcess().updateNavigationValidity()
    const isHidden = (name) => (doors.hideLmsUi || []).includes(name)
    const ids = state.items.filter(({ visible }) => visible !== false).map(({ id }) => id)
    bridge.tell('place', {
      current: currentActivity && current ? current.id : null,
      previous: Boolean(currentActivity) && doors.previous && !isHidden('previous'),
      next: Boolean(currentActivity) && doors.continue && !isHidden('continue'),
      choices: ids.filter((id) => !currentActivity || doors.choice[id] === 'true'),
    })
  }

  function tellSoon() {
    clearTimeout(telling)
    telling = setTimeout(tell, 200)
  }

  /** What the engine has delivered is shown; where it has delivered nothing, the learner chooses. */
  async function follow() {
    const id = delivered
    delivered = undefined
    if (!id) {
      if (hasEnded) bridge.tell('ended', { current: null })
      return tell()
    }
    await show(id)
  }

  async function show(id) {
    const item = items.get(id)
    await stage.clear()
    hasEnded = false
    current = item
    wish = undefined
    api.reset({}, { preserveListeners: true, resetTotalTime: true })
    api.loadFromJSON(
      seed2004({ item, saved: state.saved[id], learner: state.learner, mode: state.mode }),
      'cmi'
    )
    const session = recorder.begin(item)
    isOpen = false
    if (!item.href) return bridge.tell('missing', { current: id })
    if (item.type === 'asset') session.log.note('asset', '', item.href, '', '0')
    stage.show(item.href)
    tell()
  }

  /** A wish of the learner's, or of the content's: it ends what plays, then the engine decides. */
  async function ask(request, target) {
    delivered = undefined
    if (!stage.isShowing || !current) {
      api.processNavigationRequest(request, target)
      return follow()
    }
    wish = target === undefined ? request : `{target=${target}}${request}`
    const wasOpen = isOpen
    await stage.clear()
    if (isOpen) end({ cut: request === 'suspendAll' })
    else if (!wasOpen) {
      api.processNavigationRequest(request, target)
    }
    return follow()
  }

  /** The content has gone without a word: its session is ended for it. */
  function end(more) {
    const cmi = cmiOf()
    if (more.cut) api.cmi.exit = 'suspend'
    isOpen = false
    if (wish) api.adl.nav.request = wish
    api.Terminate('')
    record(cmi, { final: true, ended: hasEnded, ...more })
  }

  let ending

  return {
    api,
    before(role) {
      if (role !== 'terminate' || !isOpen) return
      ending = cmiOf
      if (wish) api.adl.nav.request = wish
      else if (context.isLeaving && api.adl.nav.request === '_none_')
        api.adl.nav.request = 'suspendAll'
    },
    after(role, answer) {
      if (role === 'initialize' && answer === 'true') {
        isOpen = true
        record(cmiOf(), {})
        tell()
      }
      if (role === 'set') tellSoon()
      if (role !== 'terminate' || answer !== 'true' || !ending) return
      ending = undefined
      isOpen = false
      // The engine has moved on by now: its state is that of the next activity, the data model still of this one.
      record(cmiOf(), { final: true, ended: hasEnded, current: delivered || current.id })
      if (!context.isLeaving && !wish) setTimeout(follow)
    },
    snapshot() {
      if (isOpen) record(cmiOf(), {})
    },
    leave() {
      if (!isOpen) return
      wish = 'suspendAll'
      end({ cut: true })
    },
    async begin() {
      const saved = state.sequencingState
      if (saved) api.deserializeSequencingState(saved)
      else if (state.objectives) api.restoreGlobalObjectiveSnapshot(state.objectives)
      const tree = api.getSequencingState()
      const standing = tree.currentActivity
      if (standing && standing.isActive && items.has(standing.id)) return show(standing.id)
      if (saved) api.processNavigationRequest('resumeAll')
      if (!delivered) api.processNavigationRequest('start')
      if (!delivered) chooseFirst(api, state.items)
      await follow()
    },
    async go(to, id) {
      if (to === 'leave') {
        if (stage.isShowing && current) await leaveQuietly()
        await sender.flush()
        return bridge.tell('left', {})
      }
      const request = { next: 'continue', previous: 'previous', choice: 'choice' }[to]
      if (request) await ask(request, to === 'choice' ? id : undefined)
    },
  }

  /** Everything is put aside as it is. */
  async function leaveQuietly() {
    wish = 'suspendAll'
    await stage.clear()
    if (isOpen) end({ cut: true })
  }
}

/** Courses that are neither flow nor start by themselves begin with the first thing that may be chosen. */
function chooseFirst(api, items) {
  for (const { id, href, visible } of items) {
    if (href && visible !== false && api.processNavigationRequest('choice', id)) return
  }
}

function objectivesOf(api) {
  const { globalObjectiveMap } = JSON.parse(api.serializeSequencingState())
  return globalObjectiveMap || null
}

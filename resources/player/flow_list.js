import { seed12, seed2004 } from './seed.js'

/*
 * Items one after the other, each with an engine of its own: SCORM 1.2, and SCORM 2004 packages without an
 * organization. Any item can be chosen; prerequisites are advice (SCORM 1.2 CAM 2.3.2.5.2.1).
 */
export function openFlow(context) {
  const { state, recorder, stage, bridge, library, sender } = context
  const { standard } = state
  const is12 = standard === 'scorm12'
  const items = state.items.filter((item) => item.type && item.visible !== false)
  const playable = items.filter(({ href }) => href)
  let api
  let current
  let isOpen = false
  let wanted

  const snapshotOf = () => JSON.parse(JSON.stringify(api.renderCommitCMI(true, true).cmi || {}))

  /** The engine's own sending is ours: what it commits is in the journal before the content hears "true". */
  const httpService = {
    updateSettings() {},
    processHttpRequest(_url, commit, _now, _log, _tell, metadata) {
      record(commit.runtimeData.cmi, Boolean(metadata && metadata.isTerminateCommit))
      return { result: true, errorCode: 0 }
    },
  }

  function record(cmi, final, more = {}) {
    recorder.commit(JSON.parse(JSON.stringify(cmi)), { final, current: current.id, ...more })
    if (final) isOpen = false
  }

  function newApi(item) {
    const settings = {
      ...{
        lmsCommitUrl: 'journal:',
        httpService,
        renderCommonCommitFields: true,
        autocommit: false,
      },
      ...{ logLevel: 5, mastery_override: state.masteryOverrides, alwaysSendTotalTime: true },
    }
    api = is12 ? new library.Scorm12API(settings) : new library.Scorm2004API(settings)
    const seed = is12 ? seed12 : seed2004
    const values = { item, saved: state.saved[item.id], learner: state.learner, mode: state.mode }
    api.loadFromJSON(seed(values), 'cmi')
    if (is12) api.on('BeforeTerminate', () => judgeByMastery(api, state.masteryOverrides))
    api.on('SequenceNext', () => (wanted = 'next'))
    api.on('SequencePrevious', () => (wanted = 'previous'))
  }

  const place = () => playable.findIndex(({ id }) => id === (current && current.id))

  function tell() {
    const at = place()
    bridge.tell('place', {
      current: current ? current.id : null,
      previous: at > 0,
      next: at >= 0 && at < playable.length - 1,
      choices: playable.map(({ id }) => id),
    })
  }

  async function open(item) {
    await close({ cut: true })
    current = item
    wanted = undefined
    const session = recorder.begin(item)
    // Pictures and texts speak to nobody: nothing is recorded of them but that they were opened.
    if (item.type === 'asset') session.log.note('asset', '', item.href, '', '0')
    newApi(item)
    stage.show(item.href)
    tell()
  }

  /** Takes the content away; one that ends without a word is put aside as it is. */
  async function close(more) {
    if (!stage.isShowing) return
    await stage.clear()
    if (isOpen) record(snapshotOf(), true, more)
  }

  const step = (by) => playable[place() + by]

  return {
    get api() {
      return api
    },
    before() {},
    after(role, answer) {
      if (role === 'initialize' && answer === 'true') {
        isOpen = true
        // The engine takes its own "not attempted" for a word of the content's.
        if (is12) api.statusSetByModule = api.cmi.core.lesson_status !== 'not attempted'
        record(snapshotOf(), false)
      }
      if (role !== 'terminate' || answer !== 'true' || context.isLeaving) return
      isOpen = false
      const next = wanted === 'next' ? step(1) : wanted === 'previous' ? step(-1) : undefined
      if (next) setTimeout(() => open(next))
      else bridge.tell('ended', { current: current.id })
    },
    snapshot() {
      if (isOpen) record(snapshotOf(), false)
    },
    leave() {
      if (isOpen) record(snapshotOf(), true, { cut: true })
    },
    async begin() {
      const first =
        playable.find(({ id }) => id === state.current) || firstOpen(playable, state.saved)
      if (first) await open(first)
      else bridge.tell('nothing', {})
    },
    async go(to, id) {
      if (to === 'leave') {
        await close({ cut: true })
        await sender.flush()
        return bridge.tell('left', {})
      }
      const item =
        to === 'choice' ? playable.find((one) => one.id === id) : step(to === 'next' ? 1 : -1)
      if (item) await open(item)
    },
  }
}

/** The first that is not complete, else the first. */
const firstOpen = (playable, saved) =>
  playable.find(({ id }) => !/passed|completed|failed/.test(statusOf(saved[id]))) || playable[0]

const statusOf = (saved) => {
  const { core, completion_status: completion } = (saved && saved.cmi) || {}
  return (core && core.lesson_status) || completion || ''
}

/** The mastery score decides where the content has said nothing of its status itself. */
function judgeByMastery(api, overrides) {
  const { core, student_data: data } = api.cmi
  const [raw, mastery] = [Number.parseFloat(core.score.raw), Number.parseFloat(data.mastery_score)]
  if (overrides || api.statusSetByModule || core.lesson_mode !== 'normal') return
  if (!Number.isNaN(raw) && !Number.isNaN(mastery)) {
    core.lesson_status = raw >= mastery ? 'passed' : 'failed'
  }
}

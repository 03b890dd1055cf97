import { isResumed, seed2004 } from './seed.js'
import { openEngine } from './sn_engine.js'
import { furnish, take } from './sn_content.js'
import { acceptBlank } from './blank.js'
import { keepLists } from './lists.js'
import { openSharedData } from './shared_data.js'

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
  let touched = new Set()
  let telling
  let earlier = 0

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
  })
  const engine = openEngine(state.sequencing.activityTree, {
    isShared: state.objectives !== null,
  })
  const stores = openSharedData(api, engine.tree, state.shared)
  acceptBlank(api)
  keepLists(api)
  answerRequests(api, engine)

  const cmiOf = () => JSON.parse(JSON.stringify(api.renderCommitCMI(true, true).cmi || {}))

  /** The time of the activity's attempt is part of its state: the standard's total, whatever the record counts. */
  function takeTime(cmi) {
    engine.tree.nodes.get(current.id).seconds = earlier + recorder.spent(cmi)
  }

  function record(cmi, more) {
    if (!more.final) takeTime(cmi)
    const shared = stores.take()
    recorder.commit(JSON.parse(JSON.stringify(cmi)), {
      current: current.id,
      sequencing: engine.state(),
      objectives: engine.tree.globals,
      tree: engine.sum((id) => (items.get(id) || {}).type === 'sco'),
      ...shared,
      ...more,
    })
  }

  /** Which doors are open now. */
  function tell() {
    const playing = engine.tree.current
    const hidden = (playing && playing.def.hideLmsUi) || []
    const shown = state.items.filter(({ visible }) => visible !== false).map(({ id }) => id)
    // The course itself is the first entry.
    const ids = [engine.tree.root.id, ...shown]
    const choices = ids.map((id) => ['choice', id])
    const [previous, next, ...open] = engine.wouldTake([['previous'], ['continue'], ...choices])
    bridge.tell('place', {
      current: playing && current ? current.id : null,
      previous: previous && !hidden.includes('previous'),
      next: next && !hidden.includes('continue'),
      exit: Boolean(playing) && !hidden.includes('exitAll'),
      choices: ids.filter((_, at) => open[at]),
      hidden: engine.hidden(),
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
      tell()
      if (hasEnded) bridge.tell('ended', { course: true })
      else if (!stage.isShowing) bridge.tell('choose', {})
      return
    }
    await show(id)
  }

  async function show(id) {
    const item = items.get(id)
    await stage.clear()
    hasEnded = false
    current = item
    wish = undefined
    touched = new Set()
    api.reset({}, { preserveListeners: true, resetTotalTime: true })
    // What the manifest says of the activity before stays otherwise.
    Object.assign(api.cmi, { scaled_passing_score: '', completion_threshold: '', launch_data: '' })
    const { learner, mode } = state
    const node = engine.tree.nodes.get(id)
    const saved = withTime(state.saved[id], node)
    earlier = saved && isResumed(saved) ? saved.seconds : 0
    const seed = seed2004({ item, saved, learner, mode })
    api.loadFromJSON(furnish(engine.tree, id, seed), 'cmi')
    stores.restore(node.def.sharedDataMaps)
    const session = recorder.begin(item)
    isOpen = false
    if (!item.href) return bridge.tell('missing', { current: id })
    if (item.type === 'asset') session.log.note('asset', '', item.href, '', '0')
    stage.show(item.href)
    tell()
  }

  /** Asks the engine; what it delivers is shown by `follow`. */
  function move(request, target) {
    const { deliver, over } = engine.request(request, target)
    delivered = deliver
    if (over && request !== 'suspendAll') hasEnded = true
    return Boolean(deliver)
  }

  /** The same where no content is open any more: nothing else would tell that the course has ended. */
  function moveOn(request, target) {
    const before = hasEnded
    move(request, target)
    if (hasEnded && !before && current) record(cmiOf(), { final: true, ended: true })
  }

  /** What the content has said goes into the tree, then its wish, or the learner's, is followed. */
  function finish(asked) {
    const cmi = cmiOf()
    const { tree } = engine
    takeTime(cmi)
    // What is abandoned leaves no trace (SN 4.5).
    if (!String(asked[0]).startsWith('abandon')) take(tree, current.id, cmi, touched)
    const isOut = cmi.exit === 'time-out' || cmi.exit === 'logout'
    const [request, target] = isOut ? ['exitAll'] : asked
    if (tree.current && cmi.exit === 'suspend') tree.current.suspended = true
    if (request && request !== '_none_') move(request, target)
    else engine.rollUp()
    // What is put aside is gone on with, whatever its own exit says (RTE 4.2.8).
    return request === 'suspendAll' ? { ...cmi, exit: 'suspend' } : cmi
  }

  /** A wish of the learner's, or of the content's: it ends what plays, then the engine decides. */
  async function ask(request, target) {
    delivered = undefined
    if (!stage.isShowing || !current) {
      moveOn(request, target)
      return follow()
    }
    wish = [request, target]
    const wasOpen = isOpen
    await stage.clear()
    if (isOpen) end({ cut: request === 'suspendAll' })
    else if (!wasOpen) moveOn(request, target)
    return follow()
  }

  /** The content has gone without a word: its session is ended for it. */
  function end(more) {
    if (more.cut) api.cmi.exit = 'suspend'
    isOpen = false
    const cmi = finish(wish || [])
    api.Terminate('')
    record(cmi, { final: true, ended: hasEnded, ...more })
  }

  let ending

  return {
    api,
    before(role) {
      if (role !== 'terminate' || !isOpen) return
      const said = requestOf(api.adl.nav.request)
      ending = wish || (context.isLeaving && said[0] === '_none_' ? ['suspendAll'] : said)
    },
    after(role, answer, element) {
      if (role === 'initialize' && answer === 'true') {
        isOpen = true
        record(cmiOf(), {})
        tell()
      }
      if (role === 'set' && answer === 'true') touched.add(element)
      if (role === 'set') tellSoon()
      if (role !== 'terminate' || answer !== 'true' || !ending) return
      isOpen = false
      const cmi = finish(ending)
      ending = undefined
      // The engine has moved on by now; the data model is still of this one.
      record(cmi, { final: true, ended: hasEnded, current: delivered || current.id })
      if (!context.isLeaving && !wish) setTimeout(follow)
    },
    snapshot() {
      if (isOpen) record(cmiOf(), {})
    },
    leave() {
      if (!isOpen) return
      wish = ['suspendAll']
      end({ cut: true })
    },
    async begin() {
      const { tree } = engine
      if (state.sequencingState) engine.restore(state.sequencingState)
      if (state.objectives) tree.globals = { ...tree.globals, ...state.objectives }
      stores.begin()
      const standing = tree.current
      if (standing && standing.active && items.has(standing.id)) return show(standing.id)
      tree.current = null
      if (!move('resumeAll') && !move('start')) chooseFirst(move, state.items)
      await follow()
    },
    async go(to, id) {
      if (to === 'leave') {
        if (stage.isShowing && current) await leaveQuietly()
        await sender.flush()
        return bridge.tell('left', {})
      }
      const request = REQUESTS[to]
      if (request) await ask(request, to === 'choice' ? id : undefined)
    },
  }

  /** Everything is put aside as it is. */
  async function leaveQuietly() {
    wish = ['suspendAll']
    await stage.clear()
    if (isOpen) end({ cut: true })
  }
}

const withTime = (saved, { seconds }) =>
  saved && seconds !== undefined ? { ...saved, seconds } : saved

const REQUESTS = { next: 'continue', previous: 'previous', choice: 'choice', exit: 'exitAll' }

/** Courses that are neither flow nor start by themselves begin with the first thing that may be chosen. */
function chooseFirst(move, items) {
  for (const { id, href, visible } of items) {
    if (href && visible !== false && move('choice', id)) return
  }
}

/** `{target=lesson-2}choice` is a request with its target. */
function requestOf(text) {
  const found = /^\{target=(.*)\}(choice|jump)$/.exec(text)
  return found ? [found[2], found[1]] : [text]
}

const ASKED = /^adl\.nav\.request_valid\.(?:(continue|previous)|(choice|jump)\.\{target=(.*)\})$/

/** scorm-again takes these for elements: content could read a whole part of the data model, or replace it. */
const WHOLE =
  /^cmi(\.(objectives|interactions|comments_from_(learner|lms)|score|learner_preference))?$/

/** What the content asks about doors is answered by the tree, where the data model may be asked at all. */
function answerRequests(api, engine) {
  const [get, set] = [api.GetValue.bind(api), api.SetValue.bind(api)]
  const plain = (element) => (WHOLE.test(element) ? 'cmi.-' : element)
  api.SetValue = (element, value) => set(plain(element), value)
  api.GetValue = (element) => {
    const asked = ASKED.exec(element)
    if (!asked) return get(plain(element))
    get('adl.nav.request_valid.continue')
    if (api.GetLastError() !== '0') return ''
    const [, way, kind, id] = asked
    return String(engine.wouldTake([[way || kind, id]])[0])
  }
}

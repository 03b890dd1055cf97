import { openLog } from './facade.js'
import { openStage } from './stage.js'
import { startStopwatch } from './stopwatch.js'

/*
 * H5P: the content runs in a frame of its own with the H5P core; this page keeps what it says. Everything goes into
 * the journal of this device first and is sent in order, as with SCORM: a dead line or a closed window lose nothing.
 */
const SOON = 1000
const ENDS = ['completed', 'answered', 'passed', 'failed']

export async function play({ state, journal, sender, bridge }) {
  const log = openLog()
  const watch = startStopwatch()
  const session = journal.next()
  const document = state.saved || { data: {}, result: null, isCompleted: false }
  let statements = []
  let count = 0
  let isLeaving = false
  let timer
  let stale = true

  const stage = openStage({
    store: state.store,
    onDialog: (kind, text) => bridge.tell('dialog', { kind, text: String(text).slice(0, 300) }),
  })

  function commit(more = {}) {
    clearTimeout(timer)
    timer = undefined
    if (state.mode !== 'normal') return
    stale = false
    journal.add({
      ...{ at: Date.now(), sco: state.sco, session, cmi: document, seconds: null },
      ...{ resumed: state.saved !== null, final: false, current: state.sco, ...watch.read() },
      ...more,
      ...log.take(),
      ...(statements.length > 0 ? { statements } : {}),
    })
    statements = []
    tellResult()
    if (isLeaving) sender.beacon()
    else sender.soon()
  }

  function tellResult() {
    const { result } = document
    const success = result && result.success
    bridge.tell('progress', {
      sco: state.sco,
      completion: result || document.isCompleted ? 'completed' : 'incomplete',
      success: success === true ? 'passed' : success === false ? 'failed' : 'unknown',
      score: result && result.max > 0 ? `${result.score} / ${result.max}` : '',
    })
  }

  /** After what the learner did, the content is asked where it stands; that may say more, so it is waited a moment. */
  function touch() {
    stale = true
    if (isLeaving || timer) return
    timer = setTimeout(() => {
      collect()
      commit()
    }, SOON)
  }

  function collect() {
    try {
      if (window.h5pHost.collect) window.h5pHost.collect()
    } catch (error) {
      log.note('getCurrentState', '', '', String(error.message || error), '1')
    }
  }

  /** The best result of this attempt stays; within one, a later try may be weaker. */
  function takeResult(score, max, success) {
    const before = document.result
    const share = ({ score: points, max: most }) => (most > 0 ? points / most : 0)
    const judged = [before ? before.success : null, success].filter((one) => one != null)
    const now = { score, max, success: judged.length > 0 ? judged.includes(true) : null }
    const best = !before || share(now) >= share(before) ? now : before
    document.result = { ...best, success: now.success }
  }

  /** What the whole says at its end; its parts speak for themselves. */
  function takeEnd(verb, result, statement) {
    if (!ENDS.includes(verb) || isPart(statement)) return
    const { score, success } = result
    const isJudged = typeof success === 'boolean'
    const judged = isJudged ? success : verb === 'passed' ? true : verb === 'failed' ? false : null
    if (score && typeof score.raw === 'number') takeResult(score.raw, score.max || 0, judged)
    if (verb === 'completed' || result.completion === true) document.isCompleted = true
  }

  window.h5pHost = {
    state,
    data: () => JSON.parse(JSON.stringify(document.data)),
    saved(data) {
      const text = JSON.stringify(data || {})
      if (text === JSON.stringify(document.data)) return
      document.data = JSON.parse(text)
      log.note('setUserData', Object.keys(document.data).join(' '), `${text.length}`, '', '0')
      touch()
    },
    finished(score, max) {
      log.note('setFinished', '', `${score} / ${max}`, '', '0')
      takeResult(score, max, null)
      touch()
    },
    said(statement) {
      const copy = JSON.parse(JSON.stringify(statement))
      const verb = verbOf(copy)
      count += 1
      statements.push({ n: count, at: Date.now(), statement: copy })
      const { result = {}, object = {} } = copy
      takeEnd(verb, result, copy)
      const score = result.score ? `${result.score.raw} / ${result.score.max}` : ''
      log.note('xAPI', `${verb} ${object.id || ''}`, result.response || '', score, '0')
      touch()
    },
    size: (height) => bridge.tell('size', { height }),
    missing(src) {
      log.note('load', src, '', '', '404')
      touch()
    },
    failed: ({ message, filename }) => {
      log.note('error', filename || '', '', String(message), '1')
      touch()
    },
  }

  /** The window closes: what the content can still say is taken at once. */
  function leave() {
    isLeaving = true
    collect()
    if (stale || timer) commit({ final: true, cut: true })
    isLeaving = false
  }

  addEventListener('pagehide', leave)
  addEventListener('visibilitychange', () => {
    if (window.document.visibilityState !== 'hidden') return
    collect()
    if (stale || timer) commit()
    sender.flush()
  })
  bridge.on('go', async ({ to }) => {
    if (to !== 'leave') return
    collect()
    commit({ final: true })
    await stage.clear()
    await sender.flush()
    bridge.tell('left', {})
  })

  bridge.tell('place', { current: state.sco, previous: false, next: false, choices: [] })
  if (document.result || document.isCompleted) tellResult()
  stage.show(state.frame)
  // Opening it is told too, with the time that it takes: it completes nothing.
  commit()
}

const verbOf = ({ verb }) =>
  String((verb && verb.id) || '')
    .split('/')
    .pop()

const isPart = ({ context }) => {
  const { parent } = (context && context.contextActivities) || {}
  return Boolean(parent && [].concat(parent).length > 0)
}

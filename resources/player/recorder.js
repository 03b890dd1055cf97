import { isResumed } from './seed.js'
import { startStopwatch } from './stopwatch.js'
import { openLog } from './facade.js'

/*
 * Turns what the engine holds into commits: numbered, with the time that passed, kept in the journal, sent soon.
 * What content says and does not save itself is kept every ten seconds: the power may go.
 */
const KEEP_EVERY = 10000

export function openRecorder({ state, journal, sender, bridge, standard }) {
  let session
  let timer

  /** The number in the standard's own format, in seconds; null where the content has said nothing. */
  const seconds = (cmi) => {
    const text = standard === 'scorm12' ? (cmi.core || {}).session_time : cmi.session_time
    return text ? secondsOf(text) : null
  }

  return {
    get session() {
      return session
    },
    begin(item) {
      clearTimeout(timer)
      if (session) session.watch.stop()
      const saved = state.saved[item.id]
      session = {
        item,
        number: journal.next(),
        isResumed: isResumed(saved),
        earlier:
          saved && isResumed(saved)
            ? saved.seconds
            : standard === 'scorm12' && saved
              ? saved.seconds
              : 0,
        watch: startStopwatch(),
        log: openLog(),
      }
      return session
    },
    /** How long this session has been, in seconds: what the content says, else what was seen. */
    spent(cmi) {
      const spoken = seconds(cmi)
      return spoken === null ? session.watch.read().active : spoken
    },
    /** Something was said: it is kept before long, whether the content asks for it or not. */
    touch(snapshot) {
      clearTimeout(timer)
      timer = setTimeout(snapshot, KEEP_EVERY)
    },
    /**
     * @param cmi the data model; @param more `final`, `cut`, `tree`, `sequencing`, `current`, `ended`, `objectives`
     */
    commit(cmi, more) {
      clearTimeout(timer)
      const { item, number, watch, log, earlier, isResumed: resumed } = session
      const time = watch.read()
      const spoken = seconds(cmi)
      const values = {
        sco: item.id,
        session: number,
        cmi,
        seconds: spoken,
        resumed,
        final: false,
        ...time,
        ...more,
      }
      journal.add({ at: Date.now(), ...values, ...log.take() })
      remember(state, values, earlier + (spoken === null ? time.active : spoken))
      if (more.final) watch.stop()
      bridge.tell('progress', { sco: item.id, ...wordsOf(cmi, standard) })
      // Once the window is going nothing waits.
      if (state.isLeaving) sender.beacon()
      else sender.soon()
    },
  }
}

/** The next time this content is opened in this window it finds what it said, sent or not. */
function remember(state, { sco, cmi, final, cut }, total) {
  const exit = standardExit(cmi)
  const before = state.saved[sco] || { sessions: 0 }
  const sessions = final ? before.sessions + 1 : Math.max(1, before.sessions)
  state.saved[sco] = {
    cmi,
    exit: final && !cut ? exit || 'normal' : null,
    seconds: total,
    sessions,
  }
}

const standardExit = (cmi) => (cmi.core ? cmi.core.exit : cmi.exit)

function wordsOf(cmi, standard) {
  if (standard === 'scorm2004') {
    const { completion_status: completion, success_status: success, score = {} } = cmi
    return { completion, success, score: score.raw || score.scaled || '' }
  }
  const { lesson_status: status = '', score = {} } = cmi.core || {}
  const isOver = ['passed', 'completed', 'failed'].includes(status)
  return {
    completion: isOver
      ? 'completed'
      : status === 'incomplete' || status === 'browsed'
        ? 'incomplete'
        : 'unknown',
    success: status === 'passed' || status === 'failed' ? status : 'unknown',
    score: score.raw || '',
  }
}

const CLOCK = /^(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/
const ISO =
  /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/
const UNITS = [31557600, 2629800, 86400, 3600, 60, 1]

function secondsOf(text) {
  const clock = CLOCK.exec(text)
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const iso = ISO.exec(text)
  return iso ? iso.slice(1).reduce((sum, part, at) => sum + Number(part || 0) * UNITS[at], 0) : null
}

import { openFacade } from './facade.js'
import { openRecorder } from './recorder.js'
import { openStage } from './stage.js'

/*
 * SCORM 1.2 and 2004: one content at a time, the engine's object in this window where the content looks for it.
 * Which content comes next is decided by `flow_list.js` (a list of items) or `flow_tree.js` (SCORM 2004 sequencing).
 */
export async function play({ config, state, journal, sender, bridge }) {
  const { standard } = state
  const recorder = openRecorder({ state, journal, sender, bridge, standard })
  const stage = openStage({
    store: state.store,
    onDialog: (kind, text) => {
      if (recorder.session) recorder.session.log.note(kind, '', text, '', '0')
      bridge.tell('dialog', { kind, text: String(text).slice(0, 300) })
    },
  })
  const library = await import(`./${standard}.lib.js`)
  const isSequenced = standard === 'scorm2004' && state.sequencing
  const { openFlow } = await import(isSequenced ? './flow_tree.js' : './flow_list.js')
  const context = { config, state, recorder, stage, bridge, sender, library, isLeaving: false }
  const flow = openFlow(context)

  const name = standard === 'scorm12' ? 'API' : 'API_1484_11'
  window[name] = facadeOf(standard, flow, recorder)

  watchLeaving(context, flow)
  bridge.on('go', ({ to, id }) => flow.go(to, id))
  await flow.begin()
}

/** What the content calls, and what each call sets off here. */
export const facadeOf = (standard, flow, recorder) =>
  openFacade(standard, () => flow.api, logOf(recorder), {
    before: (role) => flow.before(role),
    after(role, answer, element) {
      if (role === 'set' && answer === 'true') recorder.touch(() => flow.snapshot())
      flow.after(role, answer, element)
    },
  })

/** The log of whatever plays now. */
const logOf = (recorder) => ({
  note: (...call) => recorder.session && recorder.session.log.note(...call),
})

/**
 * The window closes. Our page hears of it before the content in its frame does; what the content says afterwards
 * goes out at once.
 */
function watchLeaving(context, flow) {
  const { sender } = context
  let back
  addEventListener('beforeunload', () => {
    context.isLeaving = true
    clearTimeout(back)
    back = setTimeout(() => (context.isLeaving = false), 3000)
  })
  addEventListener('pagehide', () => {
    context.isLeaving = true
    context.state.isLeaving = true
    flow.leave()
  })
  addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return
    flow.snapshot()
    sender.flush()
  })
}

/* SCORM 2004, 4th edition. */
'use strict'
window.Record = {
  async start() {
    let host = window
    for (let n = 0; n < 20 && !host.API_1484_11 && host.parent !== host; n++) host = host.parent
    const api = host.API_1484_11 || (window.opener && window.opener.API_1484_11)
    const set = (name, value) => api && api.SetValue(name, String(value))
    const get = (name) => (api ? api.GetValue(name) : '')
    const begun = Date.now()
    if (api) api.Initialize('')
    let saved = {}
    try {
      saved = JSON.parse(get('cmi.suspend_data') || '{}')
    } catch {
      saved = {}
    }
    if (get('cmi.completion_status') !== 'completed') set('cmi.completion_status', 'incomplete')
    let over = get('cmi.completion_status') === 'completed'
    return {
      saved,
      save(state, share) {
        set('cmi.suspend_data', JSON.stringify(state))
        set('cmi.location', state.at)
        set('cmi.progress_measure', Math.min(1, share).toFixed(4))
        if (api) api.Commit('')
      },
      answered({ id, ask, right, chosen }) {
        const at = 'cmi.interactions.' + (Number(get('cmi.interactions._count')) || 0) + '.'
        set(at + 'id', id)
        set(at + 'type', 'choice')
        set(at + 'description', ask.slice(0, 250))
        set(at + 'correct_responses.0.pattern', 'a' + right)
        set(at + 'learner_response', 'a' + chosen)
        set(at + 'result', chosen === right ? 'correct' : 'incorrect')
      },
      result({ score, max, passed }) {
        set('cmi.score.min', 0)
        set('cmi.score.max', max)
        set('cmi.score.raw', score)
        set('cmi.score.scaled', (score / max).toFixed(4))
        set('cmi.success_status', passed ? 'passed' : 'failed')
        set('cmi.completion_status', 'completed')
        over = true
      },
      end() {
        set('cmi.session_time', 'PT' + Math.round((Date.now() - begun) / 1000) + 'S')
        set('cmi.exit', over ? 'normal' : 'suspend')
        if (api) api.Terminate('')
      },
    }
  },
}

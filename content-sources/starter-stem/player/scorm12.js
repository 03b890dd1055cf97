/* SCORM 1.2. */
'use strict'
window.Record = {
  async start() {
    let host = window
    for (let n = 0; n < 20 && !host.API && host.parent !== host; n++) host = host.parent
    const api = host.API || (window.opener && window.opener.API)
    const set = (name, value) => api && api.LMSSetValue(name, String(value))
    const get = (name) => (api ? api.LMSGetValue(name) : '')
    const begun = Date.now()
    if (api) api.LMSInitialize('')
    let saved = {}
    try {
      saved = JSON.parse(get('cmi.suspend_data') || '{}')
    } catch {
      saved = {}
    }
    if (['not attempted', 'unknown', ''].includes(get('cmi.core.lesson_status')))
      set('cmi.core.lesson_status', 'incomplete')
    let over = ['passed', 'failed', 'completed'].includes(get('cmi.core.lesson_status'))
    const count = () => Number(get('cmi.interactions._count')) || 0
    const two = (n) => String(Math.floor(n)).padStart(2, '0')
    return {
      saved,
      save(state) {
        set('cmi.suspend_data', JSON.stringify(state))
        set('cmi.core.lesson_location', state.at)
        if (api) api.LMSCommit('')
      },
      answered({ id, options, right, chosen }) {
        const at = 'cmi.interactions.' + count() + '.'
        const letter = (n) => 'abcdefgh'[n]
        set(at + 'id', id)
        set(at + 'type', 'choice')
        set(at + 'correct_responses.0.pattern', letter(right))
        set(at + 'student_response', letter(chosen))
        set(at + 'result', chosen === right ? 'correct' : 'wrong')
        void options
      },
      result({ score, max, passed }) {
        set('cmi.core.score.min', 0)
        set('cmi.core.score.max', 100)
        set('cmi.core.score.raw', Math.round((score / max) * 100))
        set('cmi.core.lesson_status', passed ? 'passed' : 'failed')
        over = true
      },
      end() {
        const seconds = (Date.now() - begun) / 1000
        set(
          'cmi.core.session_time',
          two(seconds / 3600) + ':' + two((seconds / 60) % 60) + ':' + two(seconds % 60)
        )
        set('cmi.core.exit', over ? '' : 'suspend')
        if (api) api.LMSFinish('')
      },
    }
  },
}

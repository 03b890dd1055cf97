/*
 * What the content finds as `API` or `API_1484_11`: the functions of the standard and nothing else. Each call is
 * noted with its values, its answer and its error code.
 */
const MOST_CALLS = 400
const LONGEST = 600

const NAMES = {
  scorm12: {
    initialize: 'LMSInitialize',
    terminate: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    lastError: 'LMSGetLastError',
    errorString: 'LMSGetErrorString',
    diagnostic: 'LMSGetDiagnostic',
  },
  scorm2004: {
    initialize: 'Initialize',
    terminate: 'Terminate',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    lastError: 'GetLastError',
    errorString: 'GetErrorString',
    diagnostic: 'GetDiagnostic',
  },
}

export function openLog(now = () => Date.now()) {
  const began = now()
  let calls = []
  let omitted = 0
  const short = (value) => String(value === undefined ? '' : value).slice(0, LONGEST)
  return {
    note(name, element, value, answer, error) {
      if (calls.length >= MOST_CALLS) {
        calls.splice(MOST_CALLS / 2, 1)
        omitted += 1
      }
      calls.push([now() - began, name, short(element), short(value), short(answer), short(error)])
    },
    take() {
      const taken = { calls, omitted }
      calls = []
      omitted = 0
      return taken
    },
  }
}

/**
 * @param standard `scorm12` or `scorm2004`
 * @param api the engine's object, asked for at each call
 * @param hooks `before(role)` and `after(role, answer, element)` around each call
 */
export function openFacade(standard, api, log, { before, after }) {
  const names = NAMES[standard]
  const facade = standard === 'scorm2004' ? { version: '1.0' } : {}
  for (const [role, name] of Object.entries(names)) {
    facade[name] = (...values) => {
      before(role)
      const answer = String(api()[name](...values))
      if (role === 'lastError') return answer
      log.note(name, values[0], values[1], answer, api()[names.lastError]())
      after(role, answer, values[0])
      return answer
    }
  }
  return facade
}

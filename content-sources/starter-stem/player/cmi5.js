/* cmi5: statements and documents of xAPI, with the key that the launch gives. */
'use strict'
window.Record = {
  async start({ passing }) {
    const asked = new URLSearchParams(location.search)
    const [endpoint, activity, registration] = ['endpoint', 'activityId', 'registration'].map(
      (name) => asked.get(name)
    )
    const actor = asked.get('actor')
    if (!endpoint) return { saved: {}, save() {}, answered() {}, result() {}, end() {} }
    const base = endpoint.endsWith('/') ? endpoint : endpoint + '/'
    const answer = await fetch(asked.get('fetch'), { method: 'POST' })
    const token = (await answer.json())['auth-token']
    const headers = {
      'Authorization': 'Basic ' + token,
      'X-Experience-API-Version': '1.0.3',
      'Content-Type': 'application/json',
    }
    const begun = Date.now()
    const lasted = () => 'PT' + ((Date.now() - begun) / 1000).toFixed(2) + 'S'
    const state = (id) =>
      base +
      'activities/state?' +
      new URLSearchParams({ activityId: activity, agent: actor, registration, stateId: id })
    const read = async (address) => {
      const found = await fetch(address, { headers })
      return found.ok ? found.json() : undefined
    }
    await read(
      base +
        'agents/profile?' +
        new URLSearchParams({ agent: actor, profileId: 'cmi5LearnerPreferences' })
    )
    const launch = (await read(state('LMS.LaunchData'))) || {
      contextTemplate: {},
      launchMode: 'Normal',
    }
    const saved = (await read(state('lesson'))) || {}
    const judges = launch.launchMode === 'Normal'
    const mastery = launch.masteryScore
    const verb = (name) => ({
      id: 'http://adlnet.gov/expapi/verbs/' + name,
      display: { 'en-US': name },
    })
    const defined = { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }
    const moves = { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' }
    let line = Promise.resolve()
    const send = (address, method, body, keepalive) => {
      line = line
        .then(() => fetch(address, { method, headers, keepalive, body: JSON.stringify(body) }))
        .catch(() => {})
      return line
    }
    function statement(name, { result, isDefined = true, isMove = false, object } = {}) {
      const template = launch.contextTemplate || {}
      const activities = template.contextActivities || {}
      const category = [
        ...(activities.category || []),
        ...(isDefined ? [defined] : []),
        ...(isMove ? [moves] : []),
      ]
      const context = {
        ...template,
        registration,
        contextActivities: { ...activities, ...(category.length ? { category } : {}) },
      }
      if (isMove && mastery !== undefined) {
        context.extensions = {
          ...template.extensions,
          'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': mastery,
        }
      }
      return {
        id: crypto.randomUUID(),
        timestamp: new Date().toISOString(),
        actor: JSON.parse(actor),
        verb: verb(name),
        object: object || { objectType: 'Activity', id: activity },
        context,
        ...(result ? { result } : {}),
      }
    }
    const say = (made, keepalive) =>
      send(
        base + 'statements?' + new URLSearchParams({ statementId: made.id }),
        'PUT',
        made,
        keepalive
      )
    await say(statement('initialized'))
    return {
      saved,
      save(value) {
        send(state('lesson'), 'PUT', value)
      },
      answered({ id, ask, options, right, chosen }) {
        const object = {
          objectType: 'Activity',
          id: activity + '#' + id,
          definition: {
            type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
            interactionType: 'choice',
            description: { und: ask },
            correctResponsesPattern: [String(right)],
            choices: options.map((text, n) => ({ id: String(n), description: { und: text } })),
          },
        }
        say(
          statement('answered', {
            object,
            isDefined: false,
            result: { response: String(chosen), success: chosen === right },
          })
        )
      },
      result({ score, max }) {
        if (!judges) return
        const scaled = score / max
        const passed = scaled >= (mastery === undefined ? passing : mastery)
        const result = {
          score: { scaled, raw: score, min: 0, max },
          success: passed,
          duration: lasted(),
        }
        say(statement(passed ? 'passed' : 'failed', { isMove: true, result }))
        say(
          statement('completed', { isMove: true, result: { completion: true, duration: lasted() } })
        )
      },
      end() {
        say(statement('terminated', { result: { duration: lasted() } }), true)
      },
    }
  },
}

import { decideLibraries } from '#runtime/actions/decide_libraries'
import { zipOf } from '#tests/support/packages'
import { SYSTEM } from '#shared/actor'
import H5PLibrary from '#runtime/models/h5p_library'

/** Approves everything that waits in quarantine. */
export async function approveAll() {
  const rows = await H5PLibrary.query().where('state', 'waiting').select('id')
  return decideLibraries(
    SYSTEM,
    rows.map(({ id }) => id),
    { decision: 'approve' }
  )
}

type Library = { machineName?: string; patch?: number; script?: string; more?: object }

/** The files of a small library: it shows a button, and answers when it is pressed. */
export function libraryFiles({
  machineName = 'Test.Press',
  patch = 0,
  script = PRESS,
  more = {},
}: Library = {}) {
  const json = {
    ...{ title: machineName, machineName, majorVersion: 1, minorVersion: 0, patchVersion: patch },
    ...{ runnable: 1, author: 'x', license: 'MIT', preloadedJs: [{ path: 'press.js' }] },
    ...more,
  }
  const folder = `${machineName}-1.0`
  return {
    [`${folder}/library.json`]: JSON.stringify(json),
    [`${folder}/press.js`]: script,
  } as Record<string, string>
}

/** H5P content of one library that comes along. */
export function h5pFiles(library: Library = {}, params: object = { text: 'សួស្តី' }) {
  const { machineName = 'Test.Press' } = library
  const h5p = {
    ...{ title: 'ចុចប៊ូតុង', language: 'km', mainLibrary: machineName, embedTypes: ['div'] },
    preloadedDependencies: [{ machineName, majorVersion: 1, minorVersion: 0 }],
  }
  return {
    'h5p.json': JSON.stringify(h5p),
    'content/content.json': JSON.stringify(params),
    ...libraryFiles(library),
  }
}

export const h5pOf = (library?: Library, params?: object) => zipOf(h5pFiles(library, params))

export const PRESS = `var Test = window.Test = window.Test || {}
Test.Press = (function (EventDispatcher) {
  function Press(params, id, extras) {
    EventDispatcher.call(this)
    this.contentId = id
    this.pressed = (extras && extras.previousState && extras.previousState.pressed) || 0
    this.params = params
  }
  Press.prototype = Object.create(EventDispatcher.prototype)
  Press.prototype.constructor = Press
  Press.prototype.attach = function ($container) {
    var self = this
    var button = document.createElement('button')
    button.className = 'press'
    button.textContent = this.params.text + ' ' + this.pressed
    button.onclick = function () {
      self.pressed += 1
      button.textContent = self.params.text + ' ' + self.pressed
      if (self.pressed === 1) self.setActivityStarted()
      self.triggerXAPIScored(Math.min(self.pressed, 3), 3, 'answered', true, self.pressed > 2)
    }
    $container.append(button)
    this.setActivityStarted()
  }
  Press.prototype.getCurrentState = function () { return { pressed: this.pressed } }
  return Press
})(H5P.EventDispatcher)
`

type Told = {
  sub?: string
  score?: [number, number]
  success?: boolean
  response?: string
  type?: string
  more?: object
}

/** A statement as the H5P core makes it, with its number. */
export function told(n: number, verb: string, { sub, score, type, more, ...result }: Told) {
  const id = `https://h5p.here/content/1${sub ? `?subContentId=${sub}` : ''}`
  const points = score && {
    score: { raw: score[0], max: score[1], min: 0, scaled: score[0] / score[1] },
  }
  const statement = {
    actor: { account: { name: 'x', homePage: 'https://h5p.here' }, objectType: 'Agent' },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { 'en-US': verb } },
    object: {
      id,
      objectType: 'Activity',
      definition: {
        extensions: { 'http://h5p.org/x-api/h5p-local-content-id': 1 },
        description: { 'en-US': '<p>តើមួយណា?</p>\n' },
        ...(type && { interactionType: type, correctResponsesPattern: ['0'] }),
      },
    },
    context: {
      contextActivities: {
        category: [{ id: 'http://h5p.org/libraries/Test.Press-1.0', objectType: 'Activity' }],
        ...(sub && { parent: [{ id: 'https://h5p.here/content/1', objectType: 'Activity' }] }),
      },
    },
    ...((points || Object.keys(result).length > 0) && {
      result: { ...points, ...result, duration: 'PT2.5S', completion: true },
    }),
    ...more,
  }
  return { n, at: Date.now(), statement: statement as Record<string, unknown> }
}

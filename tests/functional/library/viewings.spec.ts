import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { appUrl } from '#config/app'
import { learner } from '#runtime/statements/learner'
import { makeInstitution } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, makeResource, signedIn } from '#tests/support/library'

const VIDEO = 'https://w3id.org/xapi/video'
const SESSION = '0d5e3f4a-6a0c-4b1e-9a52-3f1d2c4b5a69'
const FILM = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2\0\0\0\x08free', 'latin1')

type Moment = Record<string, unknown>

const played = { what: 'played', number: 2, ago: 40_000, time: 0 }
const paused = (segments: unknown, more = {}) => ({
  ...{ what: 'paused', number: 3, ago: 1000, time: 50, segments, ...more },
})

test.group('What is watched', (group) => {
  group.each.setup(() => emptyLibrary())

  const film = (wish: Parameters<typeof makeResource>[0] = {}) =>
    makeResource({
      kind: 'video',
      files: [{ name: 'film.mp4', content: FILM, role: 'main' as const }],
      ...wish,
    })

  async function send(browser: BrowserSession, code: string, moments: Moment[], more = {}) {
    const { html } = await browser.get('/me')
    const token = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(html)?.[1] ?? ''
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { name = 'film.mp4', ...body } = { session: SESSION, length: 100, moments, ...more } as {
      name?: string
    }
    const answer = await fetch(`${process.env.APP_URL}/library/${code}/files/${name}/viewings`, {
      ...{ method: 'POST', redirect: 'manual', body: JSON.stringify(body) },
      headers: {
        ...{ 'content-type': 'application/json', 'accept': 'application/json' },
        ...{ cookie, 'x-csrf-token': token },
      },
    })
    return answer.status
  }

  const statements = async () => {
    const rows = await db.from('runtime_statements').where('source', 'video').orderBy('id')
    return rows.map((row) => ({ ...JSON.parse(row.statement), at: row.institution_id }))
  }
  const verbs = async () => (await statements()).map(({ verb }) => verb.id.split('/').pop())
  const of = (said: any, name: string) =>
    (said.result?.extensions ?? {})[`${VIDEO}/extensions/${name}`] ??
    said.context.extensions[`${VIDEO}/extensions/${name}`]

  test('becomes statements of the video profile, each once', async ({ assert }) => {
    const school = await makeInstitution()
    const { code, titleKm } = await film()
    const { browser, person } = await signedIn('student', school)
    const moments = [
      { what: 'initialized', number: 1, ago: 40_000, time: 0 },
      played,
      paused([[0, 20.5]], { time: 20.5 }),
      { what: 'seeked', number: 4, ago: 900, time: 60, from: 20.5 },
      { what: 'terminated', number: 5, ago: 0, time: 60, segments: [[0, 20.5]] },
    ]
    assert.equal(await send(browser, code, moments), 204)
    assert.equal(await send(browser, code, moments.slice(1)), 204)
    assert.deepEqual(await verbs(), ['initialized', 'played', 'paused', 'seeked', 'terminated'])
    const [begun, , stopped, moved] = await statements()
    assert.deepEqual(stopped.actor, learner(person.id))
    assert.equal(stopped.at, school)
    assert.equal(stopped.object.id, `${appUrl}/library/${code}/files/film.mp4`)
    assert.equal(stopped.object.definition.type, `${VIDEO}/activity-type/video`)
    assert.equal(stopped.object.definition.name.km, titleKm)
    assert.equal(stopped.context.contextActivities.category[0].id, VIDEO)
    assert.equal(stopped.context.contextActivities.parent[0].id, `${appUrl}/library/${code}`)
    assert.equal(of(stopped, 'played-segments'), '0[.]20.5')
    assert.equal(of(stopped, 'progress'), 0.205)
    assert.equal(of(stopped, 'time'), 20.5)
    assert.equal(of(stopped, 'length'), 100)
    assert.equal(of(stopped, 'session-id'), SESSION)
    assert.equal(of(stopped, 'completion-threshold'), 0.95)
    assert.deepEqual([of(moved, 'time-from'), of(moved, 'time-to')], [20.5, 60])
    assert.isUndefined(begun.result)
    assert.isBelow(Date.parse(begun.timestamp), Date.parse(stopped.timestamp) - 30_000)

    const other = await signedIn('student', school)
    assert.equal(await send(other.browser, code, [played]), 204)
    assert.lengthOf(await statements(), 6, 'another person in a session of the same name')
  })

  test('is complete by what was seen alone, once in a session', async ({ assert }) => {
    const { code } = await film()
    const { browser } = await signedIn('student')
    const tell = (segments: unknown, more = {}) => send(browser, code, [paused(segments, more)])
    // To its end by a jump, the same place again and again, what lies outside, what runs backwards.
    await tell([[90, 100]], { time: 100 })
    await tell(
      [...Array(30).keys()].map(() => [10, 40]),
      { number: 4 }
    )
    await tell([[0, 50], [100, 500], [70, 60]], { number: 5 }) // prettier-ignore
    await tell(undefined, { number: 6, time: 100 })
    assert.deepEqual(await verbs(), ['paused', 'paused', 'paused', 'paused'])
    assert.deepEqual(
      (await statements()).map((said) => of(said, 'progress')),
      [0.1, 0.3, 0.5, undefined]
    )
    const all = [[0, 60], [55, 96]] // prettier-ignore
    await send(browser, code, [{ what: 'watched', number: 7, ago: 0, time: 96, segments: all }])
    await tell(all, { number: 8 })
    const said = await statements()
    assert.deepEqual(
      said.slice(4).map(({ verb }) => verb.id.split('/').pop()),
      ['completed', 'paused']
    )
    const { result } = said[4]
    assert.isTrue(result.completion)
    assert.equal(result.duration, 'PT96S')
    assert.equal(of(said[4], 'played-segments'), '0[.]96')
    assert.isUndefined(said[5].result.completion)
  })

  test('nobody, what may not be opened, what does not play', async ({ assert }) => {
    const { code } = await film()
    assert.notEqual(await send(new BrowserSession(), code, [played]), 204)
    const { browser } = await signedIn('student')
    assert.equal(await send(browser, code, [played], { name: 'other.mp4' }), 404)
    const draft = await film({ state: 'draft' })
    assert.equal(await send(browser, draft.code, [played]), 404)
    const hidden = await film({ state: 'hidden' })
    assert.equal(await send(browser, hidden.code, [played]), 404)
    const forTeachers = await film({ teacherOnly: true })
    assert.equal(await send(browser, forTeachers.code, [played]), 403)
    const text = await film({ files: [{ name: 'film.mp4', content: 'text', role: 'main' }] })
    assert.equal(await send(browser, text.code, [played]), 404)
    const editor = await signedIn('administrator')
    assert.equal(await send(editor.browser, draft.code, [played]), 204)
    assert.lengthOf(await statements(), 0)
  })

  test('what makes no sense is refused whole', async ({ assert }) => {
    const { code } = await film()
    const { browser } = await signedIn('student')
    const wrong: [Moment[], object?][] = [
      [[]],
      [[{ ...played, what: 'completed' }]],
      [[played, { ...played, time: -1 }]],
      [[played], { session: 'mine' }],
      [[played, paused([[1]])]],
      [[played, paused('0[.]100')]],
      [Array.from({ length: 41 }, (_, n) => ({ ...played, number: n + 1 }))],
    ]
    for (const [moments, more] of wrong) {
      assert.equal(await send(browser, code, moments, more), 422, JSON.stringify(moments[1]))
    }
    assert.lengthOf(await statements(), 0)
  })
})

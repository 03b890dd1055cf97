import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { bring, zipOf } from '#tests/support/packages'
import { commit, entry, launchFor } from '#tests/support/runtime'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { recorded } from '#tests/support/player'
import { relayAll } from '#shared/outbox/relay'
import { findStatements } from '#runtime/lrs/store/find_statements'
import { ownAuthority } from '#runtime/actions/record_statements'
import { updatePackage } from '#runtime/actions/update_package'
import { SYSTEM } from '#shared/actor'
import type { WebPages } from '#runtime/html5/read_pages'
import type { CompletionRule } from '#runtime/types'

const page = (title: string) => `<!doctype html><title>${title}</title><h1>${title}</h1>`
const FILES = {
  'index.html': page('ទំព័រដើម &amp; មេរៀន'),
  'html/one.html': page('One'),
  'html/two.html': page('Two'),
}

async function begun(rule?: Partial<CompletionRule>) {
  const { row, version } = await bring(await zipOf(FILES), await makeInstitution())
  if (rule) {
    const { pages, passing = 0.6, rule: name = 'told' } = rule
    await updatePackage(SYSTEM, row, {
      ...{ title: row.title, attempts: 'resume', rule: name, pages, passing: passing * 100 },
    })
  }
  const { person } = await makeAccount()
  const { launch, attempt } = await launchFor(row, person.id)
  let seq = 0
  const say = (heard: object) =>
    commit(
      launch,
      entry(++seq, { visited: [], told: false, ...heard }, { sco: 'package', active: 3000 })
    )
  const outcome = async () => {
    const { attempt: now } = await recorded(row.id)
    return [now.completion, now.success, now.state]
  }
  return { row, version, launch, attempt, person, say, outcome }
}

test.group('Web pages', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the first page is found, the others are listed with their titles', async ({ assert }) => {
    const { row, version } = await begun()
    assert.deepEqual([version.kind, row.title], ['html5', 'ទំព័រដើម & មេរៀន'])
    assert.deepEqual(version.read<WebPages>().pages, [
      { path: 'index.html', title: 'ទំព័រដើម & មេរៀន' },
      { path: 'html/one.html', title: 'One' },
      { path: 'html/two.html', title: 'Two' },
    ])
  })

  test('a folder that was packed as a whole is taken from inside', async ({ assert }) => {
    const files = { 'lesson/index.htm': page('x'), 'lesson/a.css': '' }
    const { version, codes } = await bring(await zipOf(files), await makeInstitution())
    assert.deepEqual([version.kind, ...codes], ['html5', 'folder_taken'])
  })

  test('neither opening nor time completes anything', async ({ assert }) => {
    const { say, outcome } = await begun()
    await say({ visited: ['index.html', 'html/one.html', 'html/two.html'] })
    await say({ visited: ['index.html'], score: { raw: 100, min: 0, max: 100 } })
    assert.deepEqual(await outcome(), ['incomplete', 'unknown', 'open'])
  })

  test('a page says so itself, once for all', async ({ assert }) => {
    const { say, outcome, attempt } = await begun()
    await say({ told: true })
    await say({ told: false })
    assert.deepEqual(await outcome(), ['completed', 'unknown', 'finished'])
    await relayAll()
    const query = { registration: attempt.id, ascending: true, limit: 10 }
    const { rows } = await findStatements(query, ownAuthority('html5', null))
    assert.deepEqual(
      rows.map(({ statement }) => JSON.parse(statement).verb.id.split('/').pop()),
      ['initialized', 'completed']
    )
  })

  test('all pages of the list, over any number of times', async ({ assert }) => {
    const pages = ['html/one.html', 'html/two.html']
    const { say, outcome } = await begun({ rule: 'pages', pages })
    await say({ visited: ['index.html', 'html/one.html'], told: true })
    assert.deepEqual(await outcome(), ['incomplete', 'unknown', 'open'])
    await say({ visited: ['html/two.html'] })
    assert.deepEqual(await outcome(), ['completed', 'unknown', 'finished'])
  })

  test('a result that is good enough', async ({ assert }) => {
    const { say, outcome, row } = await begun({ rule: 'quiz', passing: 0.7 })
    await say({ score: { raw: 6, min: 0, max: 10 } })
    assert.deepEqual(await outcome(), ['incomplete', 'failed', 'open'])
    await say({ score: { raw: 8, min: 0, max: 10 } })
    assert.deepEqual(await outcome(), ['completed', 'passed', 'finished'])
    assert.closeTo((await recorded(row.id)).attempt.scoreScaled!, 0.8, 1e-9)
  })

  test('what makes no sense is answered and dropped', async ({ assert }) => {
    const { say, launch, row } = await begun()
    await say({ visited: 'all', told: 'yes' })
    await commit(launch, entry(9, { visited: [], told: true }, { sco: 'other' }))
    assert.lengthOf((await recorded(row.id)).scos, 0)
  })
})

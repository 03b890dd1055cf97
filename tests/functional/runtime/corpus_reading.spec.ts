import { test } from '@japa/runner'
import { readFileSync } from 'node:fs'
import testUtils from '@adonisjs/core/services/test_utils'
import { bring, corpusFile, hasCorpus, sha256, WITHOUT_CORPUS } from '#tests/support/packages'
import { makeInstitution } from '#tests/support/accounts'
import { packageKind } from '#runtime/kinds/registry'
import { SYSTEM } from '#shared/actor'

type Expected = { file: string; outcome: string; code?: string; kind?: string; units?: number }

const table: Record<string, Expected> = JSON.parse(
  readFileSync(new URL('../../fixtures/runtime/corpus_xapi.json', import.meta.url), 'utf8')
)

test.group('Reading packages of the corpus', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const [sha, { file, outcome, code, kind, units }] of Object.entries(table)) {
    test(`${file}: ${code ?? kind}`, async ({ assert }) => {
      const bytes = corpusFile(file)
      assert.equal(sha256(bytes), sha)
      const at = await makeInstitution()
      const { version, codes } = await bring(bytes, at, SYSTEM, file.split('/').pop())
      if (outcome === 'refused') {
        assert.deepEqual([version.state, ...codes], ['refused', code])
        return
      }
      assert.deepEqual([version.state, version.kind], ['ready', kind])
      if (units === undefined) return
      const { lines } = packageKind('cmi5')!.contents!(version, 'en')
      assert.lengthOf(
        lines.filter(({ isFolder }) => !isFolder),
        units
      )
    }).skip(!hasCorpus, WITHOUT_CORPUS)
  }
})

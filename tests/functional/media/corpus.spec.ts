import { test } from '@japa/runner'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import testUtils from '@adonisjs/core/services/test_utils'
import { projectRoot } from '#config/data'
import { PackageProblem } from '#shared/archive/package_problem'
import { problemText } from '#media/problem_text'
import { recogniseFile } from '#media/recognise_file'
import { problemText as packageProblemText } from '#runtime/queries/problem_text'
import { makeInstitution } from '#tests/support/accounts'
import { prepared } from '#tests/support/media'
import { bring, corpusFile, corpusPath, hasCorpus, WITHOUT_CORPUS } from '#tests/support/packages'

const TABLE = join(projectRoot, 'tests/fixtures/media/outcomes.tsv')

/** What packages are called by those who send them: these go to the page of packages, whatever is in them. */
const CALLED_PACKAGE = /\.(?:zip|h5p|imscc|elpx?|pif)$/i

type Row = { sha256: string; kind: string; outcome: string }

const table = (): Row[] =>
  readFileSync(TABLE, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [sha256, kind, outcome] = line.split('\t')
      return { sha256, kind, outcome }
    })

const index = () =>
  readFileSync(join(corpusPath, 'INDEX.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'))
    .map(([file, sha256]) => ({ file, sha256 }))
    .filter(({ file }) => existsSync(join(corpusPath, file)))

/** What becomes of a file: what it is, and whether it plays, opens, is kept for downloading, or why not. */
async function outcomeOf(file: string, at: string): Promise<Omit<Row, 'sha256'>> {
  const name = file.split('/').pop()!
  const found = await recogniseFile(join(corpusPath, file), name).catch((error) => {
    if (error instanceof PackageProblem) return error
    throw error
  })
  if (found instanceof PackageProblem) return { kind: '-', outcome: `refused: ${found.code}` }
  const { kind } = found
  if (CALLED_PACKAGE.test(name)) {
    const { version } = await bring(corpusFile(file), at, undefined, name)
    if (version.state === 'ready') return { kind, outcome: 'plays' }
    const [problem] = version.problems
    if (packageProblemText(problem, 'en').includes('runtime.problems'))
      throw new Error(problem.code)
    return { kind, outcome: `refused: ${problem.code}` }
  }
  if (kind !== 'pdf' && kind !== 'epub') return { kind, outcome: 'kept' }
  const { view } = await prepared(corpusFile(file), name)
  const why = view.problems.map((one) => {
    if (problemText(one, 'km').includes('.problems.')) throw new Error(one.code)
    return one.code
  })
  const opens = view.state !== 'failed' && (view.facts.pages ?? 0) > 0
  return { kind, outcome: [opens ? 'opens' : 'kept', ...why].join(': ') }
}

/** `OUTCOMES=write` writes the table anew, to be looked at line by line before it is kept. */
test.group('Every file of the corpus', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('plays, opens, is kept, or is refused with a sentence that names the cause', async ({
    assert,
  }) => {
    const at = await makeInstitution()
    const found: Row[] = []
    for (const { file, sha256 } of index()) found.push({ sha256, ...(await outcomeOf(file, at)) })
    if (process.env.OUTCOMES === 'write') {
      const files = index()
      const lines = found.map(
        (row, n) => `${row.sha256}\t${row.kind}\t${row.outcome}\t${files[n].file}`
      )
      writeFileSync(TABLE, `# sha256\tkind\toutcome\tname\n${lines.join('\n')}\n`)
    }
    const wanted = new Map(table().map((row) => [row.sha256, row]))
    const differs = found.filter((row) => {
      const { kind, outcome } = wanted.get(row.sha256) ?? {}
      return kind !== row.kind || outcome !== row.outcome
    })
    assert.deepEqual(differs, [])
    assert.isAtLeast(found.length, 160)
  })
    .skip(!hasCorpus, WITHOUT_CORPUS)
    .timeout(600_000)
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of real packages to test against; tests that need it are skipped by name where it is absent. */
export const corpus = join(process.env.TONLE_CORPUS ?? join('..', 'shared', 'corpus'), 'case')

export const hasCorpus = existsSync(corpus)

export const caseFiles = hasCorpus
  ? readdirSync(corpus)
      .filter((name) => name.endsWith('.json'))
      .sort()
  : []

export const readCase = (name: string) => readFileSync(join(corpus, name), 'utf8')

import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

export const versions = ['1.0.3', '2.0.0'] as const
export type Version = (typeof versions)[number]

export type Outcome = { version: Version; total: number; passed: number; failures: string[] }

type Case = { title: string; status: string; error?: string; tests?: Case[] }

/** What ADL's suite asks of 2.0.0 against the text of the specification (docs/adr/0024). */
const CONTRADICTED =
  /Activity State Resource\. › If a PUT request is received without either header for a resource that already exists › /

/** Where the suite was installed: the file that it is started by. @throws where it is not there */
export function suiteRunner(folder: string) {
  const runner = join(folder, 'bin/console_runner.js')
  if (existsSync(runner) && existsSync(join(folder, 'node_modules'))) return runner
  throw new Error(`${folder} is no installed lrs-conformance-test-suite`)
}

/** Runs ADL's suite of one version against the record store at `endpoint`; what it wrote down is removed. */
export async function runSuite(
  folder: string,
  {
    version,
    endpoint,
    id,
    secret,
  }: { version: Version } & Record<'endpoint' | 'id' | 'secret', string>
): Promise<Outcome> {
  const runner = suiteRunner(folder)
  const account = ['-a', '-u', id, '-p', secret]
  const child = spawn(process.execPath, [runner, '-x', version, '-e', endpoint, ...account], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  await new Promise((resolve) => child.once('close', resolve))
  const name = /Full run log written to (.+\.log)/.exec(output)?.[1]
  if (!name) throw new Error(`the suite said nothing\n${output.slice(-2000)}`)
  const file = join(folder, 'logs', basename(name))
  const { summary, log } = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return { version, total: summary.total, passed: summary.passed, failures: failuresOf(log, []) }
}

/** The titles of what failed, from the outermost. */
function failuresOf({ title, status, error, tests = [] }: Case, above: string[]): string[] {
  const path = [...above, title].filter(Boolean)
  if (tests.length > 0) return tests.flatMap((one) => failuresOf(one, path))
  return status === 'failed' ? [`${path.join(' › ')}: ${error ?? ''}`] : []
}

/** What failed and is not one of the three that contradict the specification. */
export const surprises = ({ version, failures }: Outcome) =>
  version === '2.0.0' ? failures.filter((one) => !CONTRADICTED.test(one)) : failures

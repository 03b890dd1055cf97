import { spawn } from 'node:child_process'

type Options = { signal?: AbortSignal; seconds: number; cwd?: string; env?: NodeJS.ProcessEnv }

const MOST_OUTPUT = 4 * 1024 ** 2

/**
 * Runs a program of the machine with arguments as they are (no shell), at the lowest priority, for so many seconds at
 * most. @returns how it ended and what it said; one that was stopped by the signal throws the signal's reason.
 */
export function runProgram(program: string, args: string[], options: Options) {
  const { signal, seconds, cwd, env = {} } = options
  return new Promise<{ code: number; output: string; errors: string }>((resolve, reject) => {
    const child = spawn('nice', ['-n', '15', program, ...args], {
      ...{ cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000, killSignal: 'SIGKILL' },
      env: { PATH: process.env.PATH, HOME: cwd ?? '/nonexistent', LC_ALL: 'C.UTF-8', ...env },
    })
    const said = { output: '', errors: '' }
    child.stdout.on('data', (chunk) => (said.output = (said.output + chunk).slice(-MOST_OUTPUT)))
    child.stderr.on('data', (chunk) => (said.errors = (said.errors + chunk).slice(-MOST_OUTPUT)))
    const stop = () => child.kill('SIGKILL')
    signal?.addEventListener('abort', stop, { once: true })
    child.once('error', reject)
    child.once('close', (code) => {
      signal?.removeEventListener('abort', stop)
      if (signal?.aborted) reject(signal.reason as Error)
      else resolve({ code: code ?? -1, ...said })
    })
  })
}

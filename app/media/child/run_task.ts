import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { MediaProblem } from '#media/prepare/types'
import type { Answer, Task } from '#media/child/types'

const isSource = import.meta.url.endsWith('.ts')
const entry = fileURLToPath(new URL(isSource ? './main.ts' : './main.js', import.meta.url))
const SOURCE_ARGS = isSource ? ['--import=@poppinss/ts-exec'] : []

type Options = {
  signal: AbortSignal
  seconds: number
  /** What was made is taken before the next is begun: one file lies in the folder at a time. */
  take: (made: Extract<Answer, { type: 'made' }>) => Promise<void>
}

/**
 * Reads a picture or a PDF in a process of its own: one that breaks it, fills the memory or never ends takes nothing
 * else with it, and requests are answered meanwhile.
 * @throws MediaProblem
 */
export function runTask(task: Task, { signal, seconds, take }: Options): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(entry, [], {
      ...{ execArgv: [...SOURCE_ARGS, '--max-old-space-size=768'], stdio: 'ignore' },
      ...{ env: { PATH: process.env.PATH, VIPS_CONCURRENCY: '1' }, timeout: seconds * 1000 },
      ...{ killSignal: 'SIGKILL', serialization: 'advanced' },
    })
    let outcome: { error?: unknown } | undefined
    const stop = (error: unknown) => {
      outcome ??= { error }
      child.kill('SIGKILL')
    }
    const cancelled = () => stop(signal.reason)
    signal.addEventListener('abort', cancelled, { once: true })
    child.on('message', (answer: Answer) => {
      if (answer.type === 'done') outcome ??= {}
      else if (answer.type === 'problem')
        outcome ??= { error: new MediaProblem(answer.code, answer.data) }
      else {
        take(answer).then(
          () => child.connected && child.send({ type: 'go' }),
          (error) => stop(error)
        )
      }
    })
    child.once('error', stop)
    child.once('close', (code, how) => {
      signal.removeEventListener('abort', cancelled)
      // Killed by the limit of time, or by the system for want of memory.
      outcome ??= {
        error: new MediaProblem(how ? 'too_slow' : 'converter_broke', { code: code ?? 0 }),
      }
      if (outcome.error) reject(outcome.error as Error)
      else resolve()
    })
    child.send(task)
  })
}

import logger from '@adonisjs/core/services/logger'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveLease, takeLease } from '#shared/background/lease'

/**
 * Work that comes again and again, named by a module in its `subscriptions.ts`. One process of those that work does it
 * at a time. What takes long or matters to a person is a `TrackedJob` instead, started from here.
 */
export type BackgroundTask = {
  /** `<module>.<verb_noun>`. */
  name: string
  /** The pause between two runs, in seconds. */
  every: number
  /** The longest that a run may take; afterwards another process may begin. 60 unless said. */
  lease?: number
  /** False while there is nothing to do, such as without a setting; asks nothing of the database. */
  isNeeded?: () => boolean
  run: (signal: AbortSignal) => Promise<unknown>
}

const tasks = new Map<string, BackgroundTask>()
const naps = new Map<string, () => void>()

export function registerBackground(list: BackgroundTask[]) {
  for (const one of list) tasks.set(one.name, one)
}

export const backgroundTasks = () => [...tasks.values()]

/** Ends the pause of a task of this process: there is something to do. */
export const wakeTask = (name: string) => naps.get(name)?.()

let ending: AbortController | undefined
let loops: Promise<void>[] = []

/** Starts the tasks in this process. */
export function startBackground() {
  ending = new AbortController()
  loops = backgroundTasks().map((task) => loop(task, ending!.signal))
}

/** Tells running tasks to end and waits for them, for five seconds at most. */
export async function stopBackground() {
  ending?.abort()
  for (const wake of [...naps.values()]) wake()
  await Promise.race([Promise.all(loops), sleep(5000, undefined, { ref: false })])
}

async function loop(task: BackgroundTask, signal: AbortSignal) {
  while (!signal.aborted) {
    await runTask(task, signal).catch((error) => {
      if (!signal.aborted) logger.warn({ err: error, task: task.name }, 'a recurring work failed')
    })
    if (!signal.aborted) await nap(task)
  }
  await giveLease(task.name).catch(() => {})
}

async function runTask(task: BackgroundTask, signal: AbortSignal) {
  if (task.isNeeded && !task.isNeeded()) return
  const seconds = (task.lease ?? 60) + task.every
  if (await takeLease(task.name, seconds)) await task.run(signal)
}

function nap({ name, every }: BackgroundTask) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(wake, every * 1000)
    timer.unref()
    naps.set(name, wake)
    function wake() {
      clearTimeout(timer)
      naps.delete(name)
      resolve()
    }
  })
}

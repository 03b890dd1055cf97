import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

let left = Infinity

/** Kills this process, as a power cut would, with the nth step on the disk or in the database from now on. */
export const killAfter = (steps: number) => void (left = steps)

/** To be called with each query; steps on the disk count by themselves. */
export const step = () => {
  if (--left < 0) process.kill(process.pid, 'SIGKILL')
}

const NAMES = ['rename', 'link', 'rm', 'unlink', 'open', 'writeFile', 'utimes', 'mkdir']
const calls = fs.promises as unknown as Record<string, (...args: unknown[]) => unknown>
for (const name of NAMES) {
  const real = calls[name]
  calls[name] = (...args) => (step(), real.apply(fs.promises, args))
}
syncBuiltinESMExports()

const naps = new Set<() => void>()

/** Waits for `ms`, or until there is work. */
export function napUntilWork(ms: number) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(end, ms)
    function end() {
      clearTimeout(timer)
      naps.delete(end)
      resolve()
    }
    naps.add(end)
  })
}

/** A job was put into the queue: the workers of this process look at once. */
export function wakeWorker() {
  for (const end of [...naps]) end()
}

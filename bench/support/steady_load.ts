import autocannon from 'autocannon'

export type Steady = { p50: number; p95: number; worst: number; rate: number; errors: number }

/** Eight people who each look at four pages a second, until they are told to stop: what they wait for is measured. */
export function steadyLoad(url: string, paths: string[], headers: Record<string, string>) {
  const waits: number[] = []
  const from = performance.now()
  let stop = () => {}
  const ended = new Promise<Steady>((resolve, reject) => {
    const run = autocannon(
      {
        url,
        ...{ connections: 8, duration: 3600, overallRate: 32 },
        requests: paths.map((path) => ({ path })),
        headers: { accept: 'text/html', ...headers },
      },
      (error, result) => {
        if (error) return reject(error)
        waits.sort((a, b) => a - b)
        const at = (share: number) =>
          Math.round((waits[Math.floor(waits.length * share)] ?? 0) * 10) / 10
        const rate = Math.round((waits.length / (performance.now() - from)) * 1000)
        resolve({
          p50: at(0.5),
          p95: at(0.95),
          worst: at(0.9999),
          rate,
          errors: result.errors + result.non2xx,
        })
      }
    )
    run.on('response', (_client, _status, _bytes, ms) => waits.push(ms))
    stop = () => run.stop?.()
  })
  return {
    async stopAfter(seconds: number) {
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
      stop()
      return ended
    },
  }
}

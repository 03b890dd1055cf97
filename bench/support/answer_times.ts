import autocannon from 'autocannon'

/** Requests/s, the times of all answers in ms at 50 and 95 of 100 and the longest, and what went wrong. */
export type AnswerTimes = {
  rate: number
  count: number
  p50: number
  p95: number
  worst: number
  errors: number
}

const PEOPLE = 8

/**
 * Eight people who ask for `paths` in turn, each as soon as the last answer came. Each begins at another place, so that
 * they do not ask for the same at the same time.
 */
export async function answerTimes(
  url: string,
  paths: string[],
  { seconds = 8, headers = {} as Record<string, string> } = {}
): Promise<AnswerTimes> {
  const waits: number[] = []
  let people = 0
  const options = {
    url,
    connections: PEOPLE,
    duration: seconds,
    requests: paths.map((path) => ({ path })),
    headers: { accept: 'text/html', ...headers },
    setupClient(client: autocannon.Client) {
      const from = Math.floor((paths.length / PEOPLE) * (people++ % PEOPLE))
      const own = [...paths.slice(from), ...paths.slice(0, from)]
      client.setRequests(own.map((path) => ({ path, headers: options.headers })))
    },
  }
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)))
    run.on('response', (_client, _status, _bytes, ms) => waits.push(ms))
  })
  waits.sort((a, b) => a - b)
  const at = (share: number) => Math.round((waits[Math.floor(waits.length * share)] ?? 0) * 10) / 10
  return {
    ...{ rate: Math.round(result.requests.average), count: waits.length },
    ...{ p50: at(0.5), p95: at(0.95), worst: Math.round(waits.at(-1) ?? 0) },
    errors: result.errors + result.non2xx,
  }
}

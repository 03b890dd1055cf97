import autocannon from 'autocannon'

export type Load = { requests: number; p50: number; p97: number; errors: number }

/** Asks for `paths` in turn, again and again, over `connections`; requests/s, latencies in ms (50 and 97.5 of 100). */
export async function load(
  url: string,
  paths: string[] = ['/'],
  { connections = 8, seconds = 8, headers = {} as Record<string, string> } = {}
): Promise<Load> {
  const requests = paths.map((path) => ({ path }))
  const options = { url, connections, requests, headers: { accept: 'text/html', ...headers } }
  await autocannon({ ...options, duration: Math.min(3, seconds) })
  const result = await autocannon({ ...options, duration: seconds })
  const latency = result.latency as unknown as Record<string, number>
  return {
    requests: result.requests.average,
    p50: latency.p50,
    p97: latency.p97_5,
    errors: result.errors + result.non2xx,
  }
}

/** Asks `count` times in all for `paths` in turn. */
export async function ask(url: string, paths: string[], count: number) {
  const requests = paths.map((path) => ({ path }))
  await autocannon({
    url,
    connections: 8,
    amount: count,
    requests,
    headers: { accept: 'text/html' },
  })
}

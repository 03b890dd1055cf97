import autocannon from 'autocannon'

export type Load = { requests: number; p50: number; p97: number; errors: number }

/** Asks for one address again and again over `connections`; requests/s, and latencies in ms (50 and 97.5 in a hundred). */
export async function load(
  url: string,
  { connections = 8, seconds = 8, headers = {} as Record<string, string> } = {}
): Promise<Load> {
  const options = { url, connections, headers: { accept: 'text/html', ...headers } }
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

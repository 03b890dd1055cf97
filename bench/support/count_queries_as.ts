import { createServer } from 'node:http'
import db from '@adonisjs/lucid/services/db'
import server from '@adonisjs/core/services/server'
import { ensureQueue } from '#shared/jobs/ensure_queue'
import { signIn } from '#bench/support/sign_in'
import type { BenchPage } from '#bench/support/people_paths'

/** How many queries each page costs whom; `queries <page> <as>` leads to the number. */
export async function countQueriesAs(pages: BenchPage[], password: string) {
  let queries = 0
  db.connection()
    .getWriteClient()
    .on('query', () => queries++)
  await ensureQueue()
  await server.boot()
  const http = createServer(server.handle.bind(server)).listen(0, '127.0.0.1')
  await new Promise((resolve) => http.once('listening', resolve))
  const url = `http://127.0.0.1:${(http.address() as { port: number }).port}`
  const cookies = new Map<string, string>()
  const counts: Record<string, string> = {}
  try {
    for (const { page, as, path } of pages) {
      if (!cookies.has(as)) cookies.set(as, await signIn(url, `bench.${as}`, password))
      const headers = { accept: 'text/html', cookie: cookies.get(as)! }
      queries = 0
      const answer = await fetch(url + path, { headers })
      await answer.text()
      counts[`queries ${page} ${as}`] = String(queries)
    }
    return counts
  } finally {
    http.closeAllConnections()
    http.close()
  }
}

import { createServer } from 'node:http'
import db from '@adonisjs/lucid/services/db'
import server from '@adonisjs/core/services/server'
import { ensureQueue } from '#shared/jobs/ensure_queue'
import { signIn } from '#bench/support/sign_in'

type Person = { username: string; password: string }

/** How many queries each address costs, as a visitor and signed in; asked twice, so that caches are warm. */
export async function countQueries(
  paths: Record<string, string[]>,
  { username, password }: Person
) {
  let queries = 0
  for (const name of ['main', 'search'] as const) {
    db.connection(name)
      .getWriteClient()
      .on('query', () => queries++)
  }
  await ensureQueue()
  await server.boot()
  const http = createServer(server.handle.bind(server)).listen(0, '127.0.0.1')
  await new Promise((resolve) => http.once('listening', resolve))
  const url = `http://127.0.0.1:${(http.address() as { port: number }).port}`
  try {
    const cookie = await signIn(url, username, password)
    const counts: Record<string, string> = {}
    for (const [page, [path]] of Object.entries(paths)) {
      for (const [as, headers] of [
        ['visitor', {}],
        ['teacher', { cookie }],
      ] as const) {
        await read(url + path, headers)
        queries = 0
        await read(url + path, headers)
        counts[`queries ${page} ${as}`] = String(queries)
      }
    }
    return counts
  } finally {
    http.closeAllConnections()
    http.close()
  }
}

async function read(url: string, headers: Record<string, string>) {
  const answer = await fetch(url, { headers: { accept: 'text/html', ...headers } })
  await answer.text()
}

import { request, type Agent } from 'node:http'

type Sent = { headers?: Record<string, string>; body?: string }

/** One request over the connections of `agent`, answered whole; with a body it is a POST of JSON. */
export function send(agent: Agent, url: string, { headers = {}, body }: Sent) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const method = body === undefined ? 'GET' : 'POST'
    const sent = request(url, { agent, method, headers: { ...json, ...headers } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({ status: answer.statusCode!, text: Buffer.concat(parts).toString('utf8') })
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

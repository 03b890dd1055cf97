import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A small server that speaks enough S3 for backups: buckets, objects, listing in pages, multipart uploads. It checks
 * the MD5 of what it is sent and takes every signature that is there.
 */
export async function startObjectStore({ pageSize = 100 } = {}) {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Map<number, Buffer>>()
  const log: string[] = []
  /** Answers the next requests of this kind with a failure. */
  const failing: { method: string; status: number; times: number }[] = []

  const server = createServer((request, response) => {
    void answer(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url!, 'http://localhost')
    const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent)
    const key = rest.join('/')
    const query = url.searchParams
    const body = await read(request)
    log.push(`${request.method} ${key}${url.search}`)
    const fault = failing.find((one) => one.method === request.method && one.times-- > 0)
    if (fault) return void send(response, fault.status, problem('InternalError'))
    if (!request.headers.authorization) return void send(response, 403, problem('AccessDenied'))
    if (bucket !== 'copies') return void send(response, 404, problem('NoSuchBucket'))
    const sent = request.headers['content-md5']
    if (sent && sent !== md5(body).toString('base64'))
      return void send(response, 400, problem('BadDigest'))
    if (request.method === 'HEAD') return void send(response, 200)
    if (request.method === 'GET') return key ? get(key, response) : list(query, response)
    if (request.method === 'DELETE') {
      if (query.has('uploadId')) uploads.delete(query.get('uploadId')!)
      else objects.delete(key)
      return void send(response, 204)
    }
    if (request.method === 'POST') return multipart(key, query, response)
    if (query.has('uploadId'))
      uploads.get(query.get('uploadId')!)!.set(Number(query.get('partNumber')), body)
    else objects.set(key, body)
    response.setHeader('etag', `"${md5(body).toString('hex')}"`)
    send(response, 200)
  }

  function get(key: string, response: ServerResponse) {
    const found = objects.get(key)
    if (!found) return void send(response, 404, problem('NoSuchKey'))
    response.writeHead(200, { 'content-length': found.length }).end(found)
  }

  function list(query: URLSearchParams, response: ServerResponse) {
    const after = query.get('continuation-token') ?? ''
    const all = [...objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? ''))
      .sort()
    const rest = all.filter((key) => key > after)
    const page = rest.slice(0, pageSize)
    const more = rest.length > page.length
    const contents = page
      .map(
        (key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)!.length}</Size></Contents>`
      )
      .join('')
    const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    send(
      response,
      200,
      `<ListBucketResult>${contents}<IsTruncated>${more}</IsTruncated>${next}</ListBucketResult>`
    )
  }

  function multipart(key: string, query: URLSearchParams, response: ServerResponse) {
    const id = query.get('uploadId')
    if (!id) {
      const fresh = String(uploads.size + 1)
      uploads.set(fresh, new Map())
      return void send(
        response,
        200,
        `<InitiateMultipartUploadResult><UploadId>${fresh}</UploadId></InitiateMultipartUploadResult>`
      )
    }
    const parts = [...uploads.get(id)!].sort(([a], [b]) => a - b).map(([, part]) => part)
    objects.set(key, Buffer.concat(parts))
    uploads.delete(id)
    send(response, 200, '<CompleteMultipartUploadResult></CompleteMultipartUploadResult>')
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...{ objects, uploads, log, failing, endpoint: `http://127.0.0.1:${port}` },
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

const md5 = (body: Buffer) => createHash('md5').update(body).digest()

const problem = (code: string) => `<Error><Code>${code}</Code><Message>${code}</Message></Error>`

function send(response: ServerResponse, status: number, xml = '') {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml)
}

async function read(request: IncomingMessage) {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

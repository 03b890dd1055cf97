import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A small server that speaks enough S3 for backups: buckets, objects, listing in pages, multipart uploads. It checks
 * the MD5 of what it is sent and takes every signature that is there.
 */
export async function startObjectStore({ pageSize = 100, name = 'copies' } = {}) {
  const objects = new Map<string, Buffer>()
  /** What was said of each object (`x-amz-meta-`). */
  const said = new Map<string, Record<string, string>>()
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
    const body = plainBody(request, await read(request))
    log.push(`${request.method} ${key}${url.search}`)
    const fault = failing.find((one) => one.method === request.method && one.times-- > 0)
    if (fault) return void send(response, fault.status, problem('InternalError'))
    if (!request.headers.authorization) return void send(response, 403, problem('AccessDenied'))
    if (bucket !== name) return void send(response, 404, problem('NoSuchBucket'))
    const sent = request.headers['content-md5']
    if (sent && sent !== md5(body).toString('base64'))
      return void send(response, 400, problem('BadDigest'))
    if (request.method === 'HEAD') return head(key, response)
    if (request.method === 'GET' && query.has('uploadId')) return listParts(query, response)
    if (request.method === 'GET') return key ? get(key, response) : list(query, response)
    if (request.method === 'DELETE') {
      const id = query.get('uploadId')
      if (id && !uploads.delete(id)) return void send(response, 404, problem('NoSuchUpload'))
      if (!id) objects.delete(key)
      return void send(response, 204)
    }
    if (query.has('delete')) return removeMany(body, response)
    if (request.method === 'POST') return multipart(key, query, response)
    if (query.has('uploadId'))
      uploads.get(query.get('uploadId')!)!.set(Number(query.get('partNumber')), body)
    else {
      objects.set(key, body)
      said.set(key, metaOf(request))
    }
    response.setHeader('etag', `"${md5(body).toString('hex')}"`)
    send(response, 200)
  }

  function get(key: string, response: ServerResponse) {
    const found = objects.get(key)
    if (!found) return void send(response, 404, problem('NoSuchKey'))
    const meta = said.get(key) ?? {}
    response.writeHead(200, { ...meta, 'content-length': found.length }).end(found)
  }

  /** A bucket is there; an object is looked up. */
  function head(key: string, response: ServerResponse) {
    const found = objects.get(key)
    if (key && !found) return void response.writeHead(404).end()
    response.writeHead(200, found ? { 'content-length': found.length } : {}).end()
  }

  function listParts(query: URLSearchParams, response: ServerResponse) {
    const found = uploads.get(query.get('uploadId')!)
    if (!found) return void send(response, 404, problem('NoSuchUpload'))
    const lines = [...found].map(
      ([number, part]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>"${md5(part).toString('hex')}"</ETag><Size>${part.length}</Size></Part>`
    )
    send(
      response,
      200,
      `<ListPartsResult>${lines.join('')}<IsTruncated>false</IsTruncated></ListPartsResult>`
    )
  }

  function removeMany(body: Buffer, response: ServerResponse) {
    for (const [, key] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(key)
    send(response, 200, '<DeleteResult></DeleteResult>')
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

/** Newer clients send a body in signed portions. */
function plainBody({ headers }: IncomingMessage, body: Buffer) {
  if (!String(headers['x-amz-content-sha256']).startsWith('STREAMING')) return body
  const portions: Buffer[] = []
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at)
    const length = Number.parseInt(body.toString('latin1', at, end), 16)
    if (!(length > 0)) return Buffer.concat(portions)
    portions.push(body.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
}

const metaOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'))
  ) as Record<string, string>

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

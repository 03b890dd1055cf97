import { createServer, type Server } from 'node:http'
import { outgoing } from '#config/outgoing'

export type OaiItem = { id: string; deleted?: boolean; changed: string; body?: string }

/** A small repository that answers in pages of `size`; its records may be changed between two harvests. */
export class OaiServer {
  items: OaiItem[] = []
  size = 3
  asked: URLSearchParams[] = []
  /** Answers that come before the real ones, such as 503. */
  before: { status: number; headers?: Record<string, string> }[] = []
  now = '2026-11-01T00:00:00Z'
  url = ''
  #server: Server | undefined

  async open() {
    this.#server = createServer((request, response) => {
      const query = new URL(request.url!, 'http://x').searchParams
      this.asked.push(query)
      const first = this.before.shift()
      if (first) return response.writeHead(first.status, first.headers).end()
      response.writeHead(200, { 'content-type': 'text/xml' }).end(this.#answer(query))
    })
    await new Promise<void>((done) => this.#server!.listen(0, '127.0.0.1', done))
    const { port } = this.#server.address() as { port: number }
    this.url = `http://127.0.0.1:${port}/oai`
    outgoing.privateHosts.push('127.0.0.1')
    return this
  }

  async close() {
    outgoing.privateHosts.splice(0)
    this.#server?.closeAllConnections()
    await new Promise((done) => this.#server!.close(done))
  }

  #answer(query: URLSearchParams) {
    const head = `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${this.now}</responseDate><request>${this.url}</request>`
    return `${head}${this.#body(query)}</OAI-PMH>`
  }

  #body(query: URLSearchParams) {
    switch (query.get('verb')) {
      case 'Identify':
        return '<Identify><repositoryName>Open shelf</repositoryName><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>'
      case 'ListMetadataFormats':
        return '<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><metadataNamespace>x</metadataNamespace></metadataFormat></ListMetadataFormats>'
      default:
        return this.#records(query)
    }
  }

  #records(query: URLSearchParams) {
    const [at, since] = (query.get('resumptionToken') ?? `0 ${query.get('from') ?? ''}`).split(' ')
    const found = this.items.filter(({ changed }) => changed >= (since ?? ''))
    if (found.length === 0) return '<error code="noRecordsMatch">nothing</error>'
    const from = Number(at)
    const next = from + this.size
    const token = next < found.length ? `${next} ${since ?? ''}` : ''
    const records = found.slice(from, next).map(recordOf).join('')
    return `<ListRecords>${records}<resumptionToken>${token}</resumptionToken></ListRecords>`
  }
}

const recordOf = ({ id, deleted, changed, body }: OaiItem) =>
  `<record><header${deleted ? ' status="deleted"' : ''}><identifier>${id}</identifier><datestamp>${changed}</datestamp></header>${deleted ? '' : `<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${body}</oai_dc:dc></metadata>`}</record>`

export const dc = (title: string, rights = 'https://creativecommons.org/licenses/by-sa/4.0/') =>
  `<dc:title>${title}</dc:title><dc:creator>Sok Dara</dc:creator><dc:subject>Physics</dc:subject><dc:language>khm</dc:language><dc:rights>${rights}</dc:rights><dc:identifier>https://example.org/${encodeURIComponent(title)}</dc:identifier>`

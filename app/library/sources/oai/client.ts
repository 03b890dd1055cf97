import { setTimeout as sleep } from 'node:timers/promises'
import { askOutside, OutgoingError } from '#shared/http/outgoing'
import { attribute, child, children, readXml, textOf, type Element } from '#shared/archive/read_xml'
import { PackageProblem } from '#shared/archive/package_problem'
import { SheetError } from '#shared/sheets/sheet_error'

const MOST_BYTES = 30 * 1024 ** 2
const MOST_PAGES = 20_000
const TRIES = 5
const LONGEST_WAIT = 120

/** What a repository says of itself. */
export type Identity = {
  name: string
  /** The least unit of its times: a day or a second. */
  isDaily: boolean
  /** Whether it tells of what it deletes; else only a full harvest does. */
  tellsDeleted: boolean
}

export type OaiRecord = {
  identifier: string
  isDeleted: boolean
  /** The element inside `metadata`. */
  metadata: Element | undefined
}

type Wish = { prefix: string; set?: string; from?: string | null }

const fail = (reason: string, detail = '') =>
  new SheetError('harvest_failed', { reason: `oai_${reason}`, detail: detail.slice(0, 200) })

/** A repository that speaks OAI-PMH 2.0. */
export class OaiClient {
  /** When the repository began to answer the first list: the next harvest asks for what changed since then. */
  startedAt: string | null = null

  constructor(
    private base: string,
    private signal?: AbortSignal
  ) {}

  async identify(): Promise<Identity> {
    const { root } = await this.#ask({ verb: 'Identify' })
    const found = child(root, 'Identify')
    if (!found) throw fail('not_oai')
    return {
      name: textOf(found, 'repositoryName') ?? this.base,
      isDaily: !/hh/i.test(textOf(found, 'granularity') ?? ''),
      tellsDeleted: ['persistent', 'transient'].includes(textOf(found, 'deletedRecord') ?? ''),
    }
  }

  /** The richest of the formats that are understood here. */
  async prefix(): Promise<string> {
    const { root } = await this.#ask({ verb: 'ListMetadataFormats' })
    const formats = children(child(root, 'ListMetadataFormats'), 'metadataFormat')
    const names = formats.map((one) => textOf(one, 'metadataPrefix') ?? '')
    const lom = formats.find((one) =>
      /ltsc\.ieee\.org|imsmd/i.test(textOf(one, 'metadataNamespace') ?? '')
    )
    if (lom) return textOf(lom, 'metadataPrefix')!
    if (!names.includes('oai_dc')) throw fail('no_format', names.join(', '))
    return 'oai_dc'
  }

  /** Every record once, page by page. Nothing to tell is no mistake. */
  async *records({ prefix, set, from }: Wish): AsyncGenerator<OaiRecord> {
    const seen = new Set<string>()
    let query: Record<string, string> = {
      ...{ verb: 'ListRecords', metadataPrefix: prefix },
      ...(set ? { set } : {}),
      ...(from ? { from } : {}),
    }
    for (let page = 0; page < MOST_PAGES; page++) {
      const { root, error } = await this.#ask(query)
      this.startedAt ??= textOf(root, 'responseDate') ?? null
      if (error === 'noRecordsMatch') return
      const list = child(root, 'ListRecords')
      for (const record of children(list, 'record')) {
        const found = recordOf(record)
        if (found) yield found
      }
      const token = textOf(list, 'resumptionToken')
      if (!token) return
      // A repository that turns in circles would never end.
      if (seen.has(token)) throw fail('circle')
      seen.add(token)
      query = { verb: 'ListRecords', resumptionToken: token }
    }
    throw fail('circle')
  }

  async #ask(query: Record<string, string>): Promise<{ root: Element; error?: string }> {
    const url = addressOf(this.base, query)
    for (let tries = 1; ; tries++) {
      const answer = await this.#get(url)
      const wait = Number(answer.headers['retry-after'] ?? 2 ** tries)
      if ([429, 502, 503, 504].includes(answer.status) && tries < TRIES && wait <= LONGEST_WAIT) {
        await sleep(Math.max(0, wait) * 1000, undefined, { signal: this.signal })
        continue
      }
      if (answer.status !== 200) throw fail('status', String(answer.status))
      return read(answer.body)
    }
  }

  async #get(url: string) {
    try {
      return await askOutside(url, { most: MOST_BYTES, signal: this.signal, accept: 'text/xml' })
    } catch (error) {
      if (error instanceof OutgoingError) throw fail(error.code, error.detail)
      throw error
    }
  }
}

function addressOf(base: string, query: Record<string, string>) {
  const url = URL.parse(base)
  if (!url) throw fail('address')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

function read(body: Buffer): { root: Element; error?: string } {
  try {
    const root = child(readXml(body, 'OAI-PMH', MOST_BYTES), 'OAI-PMH')
    if (!root) throw fail('not_oai')
    const error = child(root, 'error')
    if (!error) return { root }
    const code = attribute(error, 'code') ?? 'error'
    if (code === 'noRecordsMatch') return { root, error: code }
    throw fail('said', `${code} ${textOf(error) ?? ''}`)
  } catch (error) {
    if (error instanceof PackageProblem) throw fail('not_oai', error.code)
    throw error
  }
}

function recordOf(record: Element): OaiRecord | undefined {
  const header = child(record, 'header')
  const identifier = textOf(header, 'identifier')
  if (!identifier) return undefined
  return {
    identifier,
    isDeleted: attribute(header, 'status') === 'deleted',
    metadata: child(record, 'metadata'),
  }
}

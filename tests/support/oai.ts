import { XMLParser } from 'fast-xml-parser'

const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false },
  isArray: (name) => ['record', 'header', 'setSpec', 'set', 'metadataFormat'].includes(name),
})

/** Asks as a harvester does. */
export async function askOai(
  query: string | Record<string, string>,
  method: 'GET' | 'POST' = 'GET'
) {
  const body = new URLSearchParams(query).toString()
  const address = new URL(method === 'GET' ? `/oai?${body}` : '/oai', process.env.APP_URL)
  const response = await fetch(address, {
    method,
    ...(method === 'POST' && {
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  })
  const text = await response.text()
  return { response, text, oai: parser.parse(text)['OAI-PMH'] }
}

/** All pages of a list, each by the token of the one before. */
export async function harvest(query: Record<string, string>, between?: (page: number) => unknown) {
  const records: any[] = []
  let asked = query
  for (let page = 1; ; page++) {
    const { oai } = await askOai(asked)
    const list = oai[query.verb]
    if (!list) return { records, error: oai.error, pages: page }
    records.push(...(list.record ?? list.header))
    const token = tokenOf(list)
    if (!token) return { records, error: undefined, pages: page }
    await between?.(page)
    asked = { verb: query.verb, resumptionToken: token }
  }
}

export function tokenOf(list: any): string {
  const token = list.resumptionToken
  return typeof token === 'object' ? (token['#text'] ?? '') : (token ?? '')
}

export const headerOf = (record: any) => record.header?.[0] ?? record

import { appUrl } from '#config/app'
import { clock } from '#shared/clock'
import { element, xmlDocument, type Xml } from '#shared/xml/write_xml'
import { OaiError } from '#library/harvest/oai_error'
import { giveStamps } from '#library/harvest/give_stamps'
import { readArguments, type Arguments, type ListVerb } from '#library/harvest/arguments'
import { utcTime } from '#library/harvest/times'
import { identify, listMetadataFormats, listSets } from '#library/harvest/about'
import { getRecord, listRecords } from '#library/harvest/records'

const NAMESPACE = 'http://www.openarchives.org/OAI/2.0/'

export const oaiAddress = () => `${appUrl}/oai`

type Verb = (given: Arguments) => Promise<Xml[]>

const VERBS: Record<string, Verb> = {
  Identify: identify,
  ListMetadataFormats: listMetadataFormats,
  ListSets: listSets,
  GetRecord: getRecord,
  ListIdentifiers: (given) => listRecords(given, 'ListIdentifiers' satisfies ListVerb),
  ListRecords: (given) => listRecords(given, 'ListRecords' satisfies ListVerb),
}

/** The answer to a request of OAI-PMH 2.0, whole (http://www.openarchives.org/OAI/openarchivesprotocol.html). */
export async function answerHarvest(given: URLSearchParams): Promise<string> {
  // Said before anything is read: who asks again from this time misses nothing.
  const at = Math.floor(clock.now().toSeconds())
  let asked: Arguments | undefined
  let body: Xml[]
  try {
    const read = readArguments(given)
    await giveStamps()
    body = [element(read.verb, {}, await VERBS[read.verb](read))]
    asked = read
  } catch (error) {
    if (!(error instanceof OaiError)) throw error
    const { code, message } = error
    body = [element('error', { code }, message)]
    // With these two the request is not repeated (section 3.6).
    if (code !== 'badVerb' && code !== 'badArgument') asked = readArguments(given)
  }
  return xmlDocument(
    element(
      'OAI-PMH',
      {
        'xmlns': NAMESPACE,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${NAMESPACE} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd`,
      },
      element('responseDate', {}, utcTime(at)),
      element('request', asked ?? {}, oaiAddress()),
      body
    )
  )
}

import { appUrl } from '#config/app'
import { site, siteName } from '#shared/site/site'
import { element, type Xml } from '#shared/xml/write_xml'
import { formats } from '#library/harvest/formats'
import { OaiError } from '#library/harvest/oai_error'
import { earliestStamp, findExposure } from '#library/harvest/exposures'
import { idOf, oaiDomain, oaiIdentifier } from '#library/harvest/identifiers'
import { allSets } from '#library/harvest/sets'
import { utcTime } from '#library/harvest/times'
import type { Arguments } from '#library/harvest/arguments'

const SAMPLE = '01890a5d-ac96-774b-bcce-b302099a8057'
const IDENTIFIERS = 'http://www.openarchives.org/OAI/2.0/oai-identifier'

export async function identify(): Promise<Xml[]> {
  const { contact } = site()
  return [
    element('repositoryName', {}, `${siteName('km')} · ${siteName('en')}`),
    element('baseURL', {}, `${appUrl}/oai`),
    element('protocolVersion', {}, '2.0'),
    element('adminEmail', {}, contact.email ?? `library@${oaiDomain()}`),
    element('earliestDatestamp', {}, utcTime(await earliestStamp())),
    element('deletedRecord', {}, 'persistent'),
    element('granularity', {}, 'YYYY-MM-DDThh:mm:ssZ'),
    element('compression', {}, 'gzip'),
    element(
      'description',
      {},
      element(
        'oai-identifier',
        {
          'xmlns': IDENTIFIERS,
          'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
          'xsi:schemaLocation': `${IDENTIFIERS} ${IDENTIFIERS}.xsd`,
        },
        element('scheme', {}, 'oai'),
        element('repositoryIdentifier', {}, oaiDomain()),
        element('delimiter', {}, ':'),
        element('sampleIdentifier', {}, oaiIdentifier(SAMPLE))
      )
    ),
  ]
}

export async function listMetadataFormats({ identifier }: Arguments): Promise<Xml[]> {
  if (identifier !== undefined) await mustExist(identifier)
  return formats.map(({ prefix, schema, namespace }) =>
    element(
      'metadataFormat',
      {},
      element('metadataPrefix', {}, prefix),
      element('schema', {}, schema),
      element('metadataNamespace', {}, namespace)
    )
  )
}

/** All at once: they are some hundreds. */
export async function listSets({ resumptionToken }: Arguments): Promise<Xml[]> {
  if (resumptionToken !== undefined) {
    throw new OaiError('badResumptionToken', 'The sets are told whole')
  }
  const sets = await allSets()
  return sets.map(({ spec, km, en }) =>
    element('set', {}, element('setSpec', {}, spec), element('setName', {}, `${km} · ${en}`))
  )
}

/** What is known of the record with this name, also where it is deleted. */
export async function mustExist(identifier: string) {
  const id = idOf(identifier)
  const exposure = id && (await findExposure(id))
  if (exposure) return exposure
  throw new OaiError('idDoesNotExist', 'There is no record with this identifier')
}

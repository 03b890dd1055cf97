import { harvestConfig } from '#config/harvest'
import { appUrl } from '#config/app'

const DOMAIN = /^[a-zA-Z][a-zA-Z0-9-]*(?:\.[a-zA-Z][a-zA-Z0-9-]*)+$/
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Whose names they are (the oai-identifier guidelines): the domain of the centre. On a school's server it is set to
 * that of the centre, so that a record has one name wherever it is harvested.
 */
export function oaiDomain() {
  const own = harvestConfig.domain ?? (URL.canParse(appUrl) ? new URL(appUrl).hostname : '')
  return DOMAIN.test(own) ? own : 'tonle.local'
}

export const oaiIdentifier = (id: string) => `oai:${oaiDomain()}:${id}`

/** The id of a record; undefined where it is not one of ours. */
export function idOf(identifier: string): string | undefined {
  const start = `oai:${oaiDomain()}:`
  const id = identifier.startsWith(start) ? identifier.slice(start.length) : ''
  return UUID.test(id) ? id : undefined
}

import { isOpen } from '#library/open/open_rows'
import { recordsOf, type OpenRecord } from '#library/open/records'
import { element, type Xml } from '#shared/xml/write_xml'
import { mustExist } from '#library/harvest/about'
import { countExposures, nextExposures, type Exposure } from '#library/harvest/exposures'
import { formatOf } from '#library/harvest/formats'
import { oaiIdentifier } from '#library/harvest/identifiers'
import { OaiError } from '#library/harvest/oai_error'
import { readToken, writeToken, type Harvest } from '#library/harvest/resumption'
import { readWindow, utcTime } from '#library/harvest/times'
import type { Arguments, ListVerb } from '#library/harvest/arguments'

const MOST: Record<ListVerb, number> = { ListRecords: 100, ListIdentifiers: 500 }

export async function getRecord({ identifier, metadataPrefix }: Arguments): Promise<Xml[]> {
  const exposure = await mustExist(identifier)
  const format = formatOf(metadataPrefix)
  const [record] = await openRecords([exposure])
  return [recordXml(exposure, record, format)]
}

/** One page of a list, with what leads on to the next. */
export async function listRecords(given: Arguments, verb: ListVerb): Promise<Xml[]> {
  const harvest = await begin(given, verb)
  const format = formatOf(harvest.prefix)
  const { page, isLast } = await nextExposures(harvest, MOST[verb])
  if (page.length === 0 && !harvest.after) {
    throw new OaiError('noRecordsMatch', 'No record matches what was asked')
  }
  const open = await openRecords(page)
  const byId = new Map(open.map((record) => [record.row.id, record]))
  const told = page.map((exposure) =>
    verb === 'ListIdentifiers'
      ? header(exposure, byId.has(exposure.id))
      : recordXml(exposure, byId.get(exposure.id), format)
  )
  return [...told, ...resumption(harvest, page, isLast)]
}

async function begin(given: Arguments, verb: ListVerb): Promise<Harvest> {
  const { resumptionToken, metadataPrefix, set } = given
  if (resumptionToken !== undefined) return readToken(resumptionToken, verb)
  const window = readWindow(given.from, given.until)
  formatOf(metadataPrefix)
  if (set !== undefined && !SET.test(set)) {
    throw new OaiError('badArgument', 'set is not the name of a set')
  }
  const asked = { ...window, set }
  const size = await countExposures(asked)
  return { verb, prefix: metadataPrefix, ...asked, after: null, cursor: 0, size }
}

/** As the schema of the protocol has it. */
const SET = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/

/** The token of the next page; empty at the end of a list in several pages (section 3.5). */
function resumption(harvest: Harvest, page: Exposure[], isLast: boolean): Xml[] {
  const { cursor, after } = harvest
  if (isLast && !after) return []
  const next = { ...harvest, cursor: cursor + page.length, after: page.at(-1)?.id ?? after }
  // What was published since may have made it longer.
  const size = Math.max(harvest.size, next.cursor)
  const token = isLast ? '' : writeToken(next)
  return [element('resumptionToken', { completeListSize: size, cursor }, token)]
}

async function openRecords(exposures: Exposure[]) {
  const ids = exposures.flatMap(({ id, isDeleted }) => (isDeleted ? [] : id))
  const records = await recordsOf(ids)
  return records.filter(({ row }) => isOpen(row))
}

type Format = ReturnType<typeof formatOf>

function recordXml(exposure: Exposure, record: OpenRecord | undefined, format: Format) {
  const metadata = record && element('metadata', {}, format.write(record))
  return element('record', {}, header(exposure, Boolean(record)), metadata)
}

const header = ({ id, stamp, sets }: Exposure, isOpenNow: boolean) =>
  element(
    'header',
    isOpenNow ? {} : { status: 'deleted' },
    element('identifier', {}, oaiIdentifier(id)),
    element('datestamp', {}, utcTime(stamp)),
    sets.map((spec) => element('setSpec', {}, spec))
  )

import { DateTime } from 'luxon'
import { ZONE } from '#shared/clock'
import { listQuery } from '#shared/http/list_query'
import { isIri } from '#runtime/lrs/validation/values'
import type { HttpContext } from '@adonisjs/core/http'

/** What the page of statements asks for. */
export type StatementFilter = {
  verb: string | null
  activity: string | null
  person: string | null
  source: string | null
  from: DateTime | null
  to: DateTime | null
}

/** What makes no sense in an address is left out. */
export function statementFilter(ctx: HttpContext): StatementFilter {
  const { text } = listQuery(ctx)
  const iri = (name: string) => (isIri(text(name)) ? text(name) : null)
  return {
    ...{ verb: iri('verb'), activity: iri('activity'), person: text('person') },
    source: text('source'),
    from: day(text('from'))?.startOf('day') ?? null,
    to: day(text('to'))?.endOf('day') ?? null,
  }
}

function day(text: string | null) {
  const read = text ? DateTime.fromISO(text, { zone: ZONE }) : null
  return read?.isValid ? read : null
}

/** As it stands in the address. */
export const filterFields = ({ verb, activity, person, source, from, to }: StatementFilter) => ({
  ...{ verb: verb ?? '', activity: activity ?? '', person: person ?? '', source: source ?? '' },
  ...{ from: from?.toISODate() ?? '', to: to?.toISODate() ?? '' },
})

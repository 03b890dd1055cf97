import { SheetError } from '#shared/sheets/sheet_error'
import { PackageProblem } from '#shared/archive/package_problem'
import { OaiClient, type Identity } from '#library/sources/oai/client'
import { oaiEntry } from '#library/sources/oai/entry'
import type { ImportInput } from '#shared/imports/import_kind'
import type { Source } from '#library/sources/types'

/** A repository that is harvested: the first time whole, then what changed since; whole again where it is asked for. */
export async function openOaiSource(input: ImportInput): Promise<Source> {
  const { url = '', set, whole } = input.options
  const client = new OaiClient(url, input.signal)
  let identity: Identity | undefined
  const source: Source = {
    ...{ kind: 'oai', key: set ? `${url} ${set}` : url, name: url },
    isWhole: false,
    async *entries({ since }) {
      identity = await client.identify()
      source.name = identity.name
      const from = whole === 'yes' || !identity.tellsDeleted ? null : since
      source.isWhole = from === null
      const prefix = await client.prefix()
      for await (const record of client.records({ prefix, set, from })) yield oaiEntry(record)
    },
    sinceNext: () =>
      identity?.isDaily ? (client.startedAt?.slice(0, 10) ?? null) : client.startedAt,
    async open({ name }) {
      throw new PackageProblem('file_missing', { name })
    },
    close: async () => undefined,
  }
  if (!url) throw new SheetError('harvest_failed', { reason: 'oai_address' })
  return source
}

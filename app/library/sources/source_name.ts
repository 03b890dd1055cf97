import { authorsInstitution } from '#library/access'
import { findSource } from '#library/sources/source_store'
import type { ImportInput } from '#shared/imports/import_kind'
import type { SourceFacts, SourceKind } from '#library/sources/types'

/**
 * Which source this is: the one of which somebody says that it is a newer edition, else the one that is called so.
 * Copies of a file are that file: `lessons (2).zip`.
 */
export async function sourceName(
  { options, actor }: ImportInput,
  kind: SourceKind,
  key: string,
  name: string
): Promise<SourceFacts> {
  const stated = options.source ? await findSource(options.source) : undefined
  if (stated?.kind === kind && stated.institutionId === authorsInstitution(actor))
    return { kind, key: stated.key, name: stated.name }
  const clean = (text: string) => text.replace(/[ _-]*\(\d+\)$/, '').trim()
  return { kind, key: clean(key), name: clean(name) || key }
}

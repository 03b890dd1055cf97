/**
 * Where a module names blobs, told in its `subscriptions.ts`. Whatever is named nowhere is collected after a day
 * (`#media/actions/collect_blobs`): a table with a foreign key to `media_blobs` that is missing here fails a test.
 */
export type BlobReference =
  /** A column with ids of blobs. */
  | { table: string; column: string }
  /** Anything else, such as a setting: the SHA-256 of the blobs that it names now. */
  | { name: string; hashes: () => Promise<string[]> }

const references: BlobReference[] = []

export function registerBlobReferences(list: readonly BlobReference[]) {
  references.push(...list)
}

type Column = Extract<BlobReference, { table: string }>

const isColumn = (one: BlobReference): one is Column => 'table' in one

export const blobColumns = (): readonly Column[] => references.filter(isColumn)

/** The SHA-256 of every blob that is named elsewhere than in a column. */
export async function namedHashes(): Promise<Set<string>> {
  const found = new Set<string>()
  for (const one of references) {
    if (!isColumn(one)) for (const hash of await one.hashes()) found.add(hash)
  }
  return found
}

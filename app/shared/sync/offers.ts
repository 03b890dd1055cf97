/** What a module offers for editions, in the words by which a profile chooses. */
export type Offer = {
  id: string
  /** Where a person finds it, and what it is called. */
  code: string
  title: { km: string | null; en: string | null }
  href: string
  kind: string
  /** Empty where it says nothing of it: then it is for all. */
  subject: string | null
  grades: readonly string[]
  languages: readonly string[]
  audience: readonly string[]
  /** Codes of the collections that hold it. */
  collections: readonly string[]
  /** Why it may not leave this server; undefined where it may. Words in lang `mirror.stays`. */
  stays?: string
  /** What is used less is dropped first where a disk is too small. */
  uses: number
  /** Of equals, what is older is dropped first. */
  at: string
}

type Load = () => Promise<{ default: () => Promise<Offer[]> }>

const loaders = new Map<string, Load>()

/** A module says which rows of its table may be chosen for editions. */
export const provideOffers = (table: string, load: Load) => loaders.set(table, load)

export async function offersOf(table: string): Promise<Offer[]> {
  const load = loaders.get(table)
  if (!load) throw new Error(`no module offers rows of ${table}`)
  const { default: offers } = await load()
  return offers()
}

export const offeredTables = () => [...loaders.keys()]

/** The best quality of films that an edition holds. */
export type Quality = 'none' | '240' | '360' | '480'

export const qualities: readonly Quality[] = ['none', '240', '360', '480']

/** A row on its way: its values by column, blobs by their SHA-256. */
export type Traveller = { [column: string]: unknown }

export type TravelHelp = {
  quality: Quality
  /** Puts bytes made for this edition away and gives their SHA-256. */
  keep: (bytes: Buffer, mediaType: string) => Promise<string>
  /** The bytes of a blob that is here. */
  read: (sha256: string) => Promise<Buffer>
}

export type Travel = {
  rows: Traveller[]
  /** Blobs of which only the row travels: something better suited goes in their place. */
  unheld: string[]
}

type Prepare = (rows: Traveller[], help: TravelHelp) => Promise<Travel>
type Load = () => Promise<{ default: Prepare }>

const loaders = new Map<string, Load>()

/** A module fits rows of its table to the quality that a profile asks for. */
export const provideTravel = (table: string, load: Load) => loaders.set(table, load)

export async function fitRows(table: string, rows: Traveller[], help: TravelHelp): Promise<Travel> {
  const load = loaders.get(table)
  if (!load) return { rows, unheld: [] }
  const { default: fit } = await load()
  return fit(rows, help)
}

import { appUrl } from '#config/app'
import { toCsv } from '#shared/csv'
import { attributionText } from '#library/queries/attribution_text'
import { COLUMNS, placeOf, rowOf } from '#library/exports/sheet'
import type yazl from 'yazl'
import type { Parcel } from '#library/exports/parcel'
import type { Stay } from '#library/exports/stays'

const STORED = { compress: false }

/** A list with what is said of each resource, the files beside it, and whom to name. */
export class FilesExport {
  #lines: string[] = []
  #credits: string[] = []

  constructor(private zip: yazl.ZipFile) {}

  async add(parcel: Parcel): Promise<Stay['reason'] | undefined> {
    for (const { name, path } of parcel.parts) this.zip.addFile(path, placeOf(parcel, name), STORED)
    this.#lines.push(toCsv([rowOf(parcel)], { bom: false }))
    this.#credits.push(await attributionText(parcel.row, `${appUrl}/library/${parcel.row.code}`))
    return undefined
  }

  async finish(stays: Stay[]) {
    const head = toCsv([[...COLUMNS]])
    this.zip.addBuffer(Buffer.from(head + this.#lines.join('')), 'resources.csv')
    this.zip.addBuffer(Buffer.from(this.#credits.join('\n')), 'ATTRIBUTION.txt')
    const rows = [
      ['code', 'title', 'reason'],
      ...stays.map((one) => [one.code, one.title, one.reason]),
    ]
    // Not in the top folder: the list of resources is the only one there.
    if (stays.length > 0) this.zip.addBuffer(Buffer.from(toCsv(rows)), 'stays/stays.csv')
  }
}

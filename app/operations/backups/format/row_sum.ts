import { hash } from 'node:crypto'
import { canonical } from '#shared/database/wire_value'
import type { Column, WireRow } from '#shared/database/column_kinds'

/**
 * The sum of a table: the SHA-256 of each row in canonical form, added up in eight lanes of 32 bits. It does not
 * depend on the order of rows, which two databases sort differently; rows lost, doubled or changed change it.
 */
export class RowSum {
  rows = 0
  #lanes = new Uint32Array(8)

  constructor(private columns: Column[]) {}

  add(row: WireRow) {
    const line = JSON.stringify(this.columns.map(({ kind }, n) => canonical(kind, row[n])))
    const digest = hash('sha256', line, 'buffer') as unknown as Buffer
    for (let lane = 0; lane < 8; lane++) this.#lanes[lane] += digest.readUInt32BE(lane * 4)
    this.rows++
  }

  get sum() {
    return [...this.#lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('')
  }
}

import { beforeSave } from '@adonisjs/lucid/orm'
import { clock } from '#shared/clock'
import { clusterText } from '#shared/khmer/clusters'
import { MirrorPairingSchema } from '#database/schema'
import type { PairingAnswer, PairingRequest } from '#mirror/pairing/messages'

export type PairingState = 'waiting' | 'accepted' | 'refused'

/** A server that asks to be a mirror of this one. */
export default class Pairing extends MirrorPairingSchema {
  static table = 'mirror_pairings'
  static selfAssignPrimaryKey = true

  declare state: PairingState
  declare medium: 'http' | 'stick'
  declare request: PairingRequest
  declare answer: PairingAnswer | null

  @beforeSave()
  static keepSearchText(row: Pairing) {
    row.searchText = clusterText([row.name, row.number].join(' '))
  }

  get isOver() {
    return this.state === 'waiting' && this.expiresAt < clock.now()
  }
}

import { newCode, newId } from '#shared/ids'
import { clock, ZONE } from '#shared/clock'
import { latinDigits } from '#shared/khmer/index'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

const BLOCK = 1000

/**
 * The next serial of an issuer, such as `TK7Q-2026-000012-XA9MQT`: its code, the year, a number out of the block of
 * numbers that this server holds, and six letters that nobody can guess from another serial.
 */
export async function takeSerial(trx: Trx, issuer: { id: string; code: string }) {
  const { year } = clock.now().setZone(ZONE)
  const number = await takeNumber(trx, issuer.id, year)
  return [issuer.code, year, String(number).padStart(6, '0'), newCode(6)].join('-')
}

async function takeNumber(trx: Trx, issuerId: string, year: number): Promise<number> {
  const last = await trx
    .from('credentials_serial_blocks')
    .where({ issuer_id: issuerId, year })
    .orderBy('first', 'desc')
    .forUpdate()
    .first()
  if (last && Number(last.next) <= Number(last.last)) {
    await trx
      .from('credentials_serial_blocks')
      .where('id', last.id)
      .update({ next: Number(last.next) + 1 })
    return Number(last.next)
  }
  const first = last ? Number(last.last) + 1 : 1
  await trx.table('credentials_serial_blocks').insert({
    ...{ id: newId(), issuer_id: issuerId, year, first, last: first + BLOCK - 1, next: first + 1 },
  })
  return first
}

const SERIAL = /^[2-9A-Z]{4}-\d{4}-\d{6}-[2-9A-Z]{6}$/

/** A serial as it is written, of what somebody typed or scanned: also the address of its page. */
export function serialIn(typed: string): string | undefined {
  const text = latinDigits(typed.slice(0, 300))
    .toUpperCase()
    .replaceAll(/[\s\u200B]/g, '')
  const part = text.split(/[?#]/)[0].split('/').findLast(Boolean) ?? ''
  const serial = part.replaceAll(/[–—_.]/g, '-')
  return SERIAL.test(serial) ? serial : undefined
}

import type Transfer from '#identity/models/transfer'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export async function tellOfTransfer(_trx: TransactionClientContract, _actor: Actor, _transfer: Transfer) {}

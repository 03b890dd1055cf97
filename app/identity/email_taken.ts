import User from '#identity/models/user'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Whether another account than `userId` has this e-mail address, in its normalised form. */
export async function emailTaken(
  trx: TransactionClientContract,
  email: string | null | undefined,
  userId?: string
): Promise<boolean> {
  if (!email) return false
  const holder = await User.findBy({ email }, { client: trx })
  return holder !== null && holder.id !== userId
}

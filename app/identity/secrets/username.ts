import User from '#identity/models/user'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const LONGEST = 40

const plain = (text: string | null | undefined) =>
  (text ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

type Named = { surnameLatin?: string | null; givenLatin?: string | null; number?: string | null }

/**
 * What a user name is made of: `dara.sok` of the Latin name, else the number (`u20417`: a bare number would be
 * taken for someone else's at sign-in). ASCII, for it is typed on any keyboard. Undefined where there is neither.
 */
export function usernameBase({ surnameLatin, givenLatin, number }: Named): string | undefined {
  const name = [plain(givenLatin), plain(surnameLatin)].filter(Boolean).join('.')
  if (name) return name.slice(0, LONGEST)
  const digits = plain(number)
  return digits ? `u${digits}`.slice(0, LONGEST) : undefined
}

/** `base`, or the first of `base2`, `base3` ... that nobody has. */
export async function freeUsername(trx: TransactionClientContract, base: string): Promise<string> {
  const rows = await User.query({ client: trx })
    .where('username', 'like', `${base}%`)
    .select('username')
  const taken = new Set(rows.map((row) => row.username))
  let name = base
  for (let n = 2; taken.has(name); n++) name = `${base}${n}`
  return name
}

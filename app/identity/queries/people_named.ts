import db from '@adonisjs/lucid/services/db'
import { startsWith, typedKeys } from '#identity/find/person_keys'

const MOST = 1000

/** The ids of people by a name, user name or number that begins with these words, as a subquery; nobody for mere signs. */
export function peopleNamed(text: string) {
  const { name, numbers } = typedKeys(text)
  const found = db.from('identity_person_keys').limit(MOST).select('person_id')
  const prefixes = [name, ...numbers].filter(Boolean)
  if (prefixes.length === 0) return found.where('key', '')
  return found.where((either) => {
    for (const prefix of prefixes) either.orWhere((one) => void startsWith(one, 'key', prefix))
  })
}

import { XapiProblem } from '#runtime/lrs/problem'
import { isObject } from '#runtime/lrs/validation/json'
import { keepDocument, findDocument } from '#runtime/lrs/documents/store'
import { languageOf } from '#runtime/lrs/validation/values'
import { nameOf, ownerOf } from '#runtime/lrs/documents/document'
import { PREFERENCES } from '#runtime/cmi5/names'
import type { Authority } from '#runtime/lrs/authority'
import type { GuardedDocument } from '#runtime/lrs/guard'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const json = (value: object) => ({
  contentType: 'application/json',
  bytes: Buffer.from(JSON.stringify(value)),
})

/** Learner preferences as the standard writes them (cmi5 11). @throws XapiProblem 403 */
export function checkPreferences({ method, content }: GuardedDocument) {
  const refuse = (): never => {
    throw new XapiProblem(
      403,
      `${PREFERENCES} is a JSON object with languagePreference and audioPreference`
    )
  }
  if (method === 'DELETE' || !content || !/^application\/json\s*(;|$)/i.test(content.contentType)) {
    return refuse()
  }
  const value: unknown = JSON.parse(content.bytes.toString('utf8'))
  if (!isObject(value)) return refuse()
  const { languagePreference: languages, audioPreference: audio } = value
  if (audio !== 'on' && audio !== 'off') return refuse()
  if (typeof languages !== 'string' || !languages.split(',').every(isLanguage)) return refuse()
}

function isLanguage(text: string) {
  try {
    languageOf(text.trim(), 'languagePreference')
    return true
  } catch {
    return false
  }
}

/** What a unit finds as the learner's wishes: what a unit has written before, else the language of the site. */
export async function offerPreferences(
  trx: TransactionClientContract,
  authority: Authority,
  agent: JsonObject,
  languages: string
) {
  const name = nameOf(ownerOf('agent', { agent }), PREFERENCES)
  if (await findDocument(name, authority, trx)) return
  const wishes = { languagePreference: languages, audioPreference: 'on' }
  await keepDocument(trx, authority, name, json(wishes))
}

/** What a unit is told of its launch (cmi5 10). */
export async function writeLaunchData(
  trx: TransactionClientContract,
  authority: Authority,
  place: { activity: string; agent: JsonObject; registration: string; name: string },
  data: object
) {
  const { name, ...under } = place
  await keepDocument(trx, authority, nameOf(ownerOf('state', under), name), json(data))
}

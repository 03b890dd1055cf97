import { isSame } from '#courses/marking/same_words'
import type { Wording } from '#shared/questions/types'

type How = { caseSensitive?: boolean; wildcard?: boolean }

/** The best of the answers that these words are. */
export function saidBy(answers: readonly Wording[], given: string, how: How): Wording | undefined {
  const said = answers.filter(({ text }) => isSame(given, text, how))
  return said.sort((a, b) => b.credit - a.credit)[0]
}

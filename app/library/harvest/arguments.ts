import { OaiError } from '#library/harvest/oai_error'

export const listVerbs = ['ListRecords', 'ListIdentifiers'] as const
export type ListVerb = (typeof listVerbs)[number]

type Rule = { required: string[]; optional: string[]; resumes: boolean }

const LIST = { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumes: true }

/** What each verb takes (OAI-PMH 2.0, section 4). */
const RULES: Record<string, Rule> = {
  Identify: { required: [], optional: [], resumes: false },
  ListMetadataFormats: { required: [], optional: ['identifier'], resumes: false },
  ListSets: { required: [], optional: [], resumes: true },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [], resumes: false },
  ListIdentifiers: LIST,
  ListRecords: LIST,
}

export type Arguments = { verb: string } & Record<string, string>

/** The arguments of a request; what is not exactly right is refused with the condition that the protocol names. */
export function readArguments(given: URLSearchParams): Arguments {
  const verbs = given.getAll('verb')
  const rule = verbs.length === 1 && Object.hasOwn(RULES, verbs[0]) ? RULES[verbs[0]] : undefined
  if (!rule) {
    const why = verbs.length === 0 ? 'missing' : verbs.length > 1 ? 'repeated' : 'illegal'
    throw new OaiError('badVerb', `The verb is ${why}`)
  }
  const known = ['verb', ...rule.required, ...rule.optional]
  if (rule.resumes) known.push('resumptionToken')
  const values: Arguments = { verb: verbs[0] }
  for (const [name, value] of given) {
    if (!known.includes(name)) throw new OaiError('badArgument', `${name} is not an argument here`)
    if (name !== 'verb' && name in values) throw new OaiError('badArgument', `${name} is repeated`)
    values[name] = value
  }
  if ('resumptionToken' in values) {
    if (Object.keys(values).length > 2) {
      throw new OaiError('badArgument', 'resumptionToken is an exclusive argument')
    }
    return values
  }
  const missing = rule.required.find((name) => !(name in values))
  if (missing) throw new OaiError('badArgument', `${missing} is missing`)
  return values
}

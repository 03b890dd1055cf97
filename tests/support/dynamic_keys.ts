/** Beginnings of translation keys whose end is made at run time, and why. Nothing else may be put together. */
export const dynamicKeys: Record<string, string> = {
  'errors.': 'the status of an error page',
  'shared.language.': 'a language names itself',
  'shared.steps.': 'the state of a step',
  'validator.shared.': 'looked up by VineJS: rules and fields',
  'audit.': 'the verb of an audit entry',
}

import { xapiScopes } from '#runtime/lrs/authority'

/** Scopes of tokens that are of xAPI begin so. */
export const XAPI = 'xapi.'

/** The scopes that a token for the LRS may have. */
export const xapiTokenScopes: readonly string[] = xapiScopes.map((scope) => XAPI + scope)

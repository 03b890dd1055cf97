import { pagerOf } from '#shared/database/pager'
import { translate } from '#shared/http/translate'
import ApiToken from '#identity/models/api_token'
import Person from '#identity/models/person'
import { institutionNames } from '#identity/queries/institution_names'
import type { Locale } from '#config/i18n'

const PER_PAGE = 30

/** The tokens, the newest first. */
export async function listApiTokens(page: number, locale: Locale) {
  const [{ $extras }] = await ApiToken.query().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const tokens = await ApiToken.query()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return { pager, rows: await describeTokens(tokens, locale) }
}

/** What the pages show of tokens. */
export async function describeTokens(tokens: ApiToken[], locale: Locale) {
  const ids = (of: (token: ApiToken) => string | null) =>
    tokens.map((token) => of(token)).filter((id) => id !== null)
  const people = await Person.query().whereIn(
    'id',
    ids((token) => token.personId)
  )
  const names = await institutionNames(
    ids((token) => token.institutionId),
    locale
  )
  return tokens.map((token) => ({
    id: token.id,
    name: token.name,
    beginning: token.beginning,
    state: token.state,
    owner: people.find((one) => one.id === token.personId)?.name(locale) ?? null,
    reach: token.institutionId ? (names.get(token.institutionId) ?? '') : null,
    scopes: token.scopes.map((scope) => translate(locale, `api.scopes.${scope}`)),
    createdAt: token.createdAt,
    expiresAt: token.expiresAt,
    lastUsedAt: token.lastUsedAt,
  }))
}

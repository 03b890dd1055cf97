import { apiOperations, fields, type ApiOperation, type Schema } from '#shared/api/operations'
import { apiScopes } from '#shared/api/scopes'
import { siteName } from '#shared/site/site'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

const PROBLEMS = ['401', '403', '404', '429']

const integer = { type: 'integer' }

/** The description of the API (OpenAPI 3.1.1), made of what the routes declare. */
export function openApi(locale: Locale, address: string) {
  const t = (key: string) => translate(locale, key)
  const paths: Record<string, object> = {}
  for (const operation of apiOperations()) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { get: describe(operation, t) }
  }
  return {
    openapi: '3.1.1',
    info: { title: siteName(locale), version: '1', description: t('api.docs.lead') },
    servers: [{ url: address }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: scopesText(t) },
      },
      schemas: {
        Problem: fields({
          ...{ type: { type: 'string' }, title: { type: 'string' }, status: integer },
          ...{ detail: { type: 'string' }, instance: { type: 'string' } },
        }),
        Meta: fields({ page: integer, per_page: integer, total: integer, last_page: integer }),
      },
    },
  }
}

const scopesText = (t: (key: string) => string) =>
  apiScopes()
    .map((scope) => `${scope}: ${t(`api.scopes.${scope}`)}`)
    .join('; ')

function describe(operation: ApiOperation, t: (key: string) => string) {
  const { id, scope, parameters, item, isList } = operation
  const data = isList ? { type: 'array', items: item } : item
  const meta: Record<string, Schema> = isList ? { meta: { $ref: '#/components/schemas/Meta' } } : {}
  const problem = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  }
  return {
    operationId: id,
    summary: t(`api.operations.${id}`),
    security: [{ token: [scope] }],
    parameters: parameters.map(({ name, path, schema }) => ({
      ...{ name, in: path ? 'path' : 'query', required: path === true, schema },
      description: t(`api.parameters.${name}`),
    })),
    responses: {
      200: {
        description: t('api.docs.found'),
        headers: { ETag: { schema: { type: 'string' } } },
        content: { 'application/json': { schema: fields({ data, ...meta }) } },
      },
      304: { description: t('api.docs.unchanged') },
      ...Object.fromEntries(
        PROBLEMS.map((status) => [
          status,
          { description: t(`api.docs.status_${status}`), content: problem },
        ])
      ),
    },
  }
}

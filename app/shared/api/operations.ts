import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

/** A JSON schema, as OpenAPI 3.1 takes it. */
export type Schema = Record<string, unknown>

/** A parameter of the address; in the path where `path` says so. */
export type Parameter = { name: string; path?: boolean; schema: Schema }

/** What is told of an address of the API, in the description that programs read and on the page for people. */
export type ApiOperation = {
  /** `listInstitutions`; its words are `operations.<id>` and, for parameters, `parameters.<name>` in lang api.json. */
  id: string
  /** Named by the module under `scopes` in its `subscriptions.ts`. */
  scope: string
  parameters: Parameter[]
  /** One item of the answer. */
  item: Schema
  /** Whether the answer is a page of a list. */
  isList: boolean
}

type Known = ApiOperation & { path: string }

const operations = new Map<string, Known>()

const page: Parameter[] = [
  { name: 'page', schema: { type: 'integer', minimum: 1, default: 1 } },
  { name: 'per_page', schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } },
]

/**
 * Declares an address that programs read: the route, its token and its description are one. `path` is below
 * `/api/v1`, as the router writes it: `/institutions/:id`.
 */
export function apiGet(path: string, handler: any, operation: ApiOperation) {
  const { isList, parameters, scope, id } = operation
  const all = isList ? [...parameters, ...page] : parameters
  operations.set(id, { ...operation, parameters: all, path: `/api/v1${path}` })
  return router.get(`/api/v1${path}`, handler).use(middleware.apiToken({ scope }))
}

export const apiOperations = () => [...operations.values()]

/** Both languages, as every name in the API is given. */
export const bilingual: Schema = {
  type: 'object',
  properties: { km: { type: 'string' }, en: { type: 'string' } },
  required: ['km', 'en'],
}

/** An object all of whose fields are there. */
export const fields = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

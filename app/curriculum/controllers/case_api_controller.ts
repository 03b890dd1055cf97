import { createHash } from 'node:crypto'
import { phoneAddress } from '#shared/http/addresses'
import { asV1p0 } from '#curriculum/case/as_version'
import { applyQuery, caseQuery, CaseQueryError } from '#curriculum/case/list_query'
import { isDefinitionKind, type CaseObject } from '#curriculum/case/types'
import {
  allDocuments,
  associationsOf,
  definitionsOf,
  findOne,
  findPackage,
  findRubric,
} from '#curriculum/case/find_case'
import type { HttpContext } from '@adonisjs/core/http'

const STORED_SECONDS = 300

/** The read side of CASE 1.1 and 1.0 (docs/protocols/case.md): open to everyone, nothing can be changed. */
export default class CaseApiController {
  async documents(ctx: HttpContext) {
    try {
      const query = caseQuery(ctx.request.qs())
      const documents = await allDocuments(base(ctx))
      const { rows, total } = applyQuery(documents.map(withPackage), query)
      ctx.response.header('x-total-count', String(total))
      linkPages(ctx, query.limit, query.offset, total)
      return send(ctx, { CFDocuments: rows })
    } catch (error) {
      if (!(error instanceof CaseQueryError)) throw error
      return refuse(ctx, 400, error.code)
    }
  }

  async document(ctx: HttpContext) {
    const found = await findPackage(ctx.params.id, base(ctx))
    return found ? send(ctx, withPackage(found.CFDocument)) : unknown(ctx)
  }

  async package(ctx: HttpContext) {
    const found = await findPackage(ctx.params.id, base(ctx))
    return found ? send(ctx, found) : unknown(ctx)
  }

  async item(ctx: HttpContext) {
    const found = await findOne('CFItems', ctx.params.id, base(ctx))
    return found ? send(ctx, withDocument(found)) : unknown(ctx)
  }

  async association(ctx: HttpContext) {
    const found = await findOne('CFAssociations', ctx.params.id, base(ctx))
    return found ? send(ctx, withDocument(found)) : unknown(ctx)
  }

  async itemAssociations(ctx: HttpContext) {
    const found = await findOne('CFItems', ctx.params.id, base(ctx))
    if (!found) return unknown(ctx)
    const associations = await associationsOf(ctx.params.id, base(ctx))
    return send(ctx, { CFItem: withDocument(found), CFAssociations: associations })
  }

  async rubric(ctx: HttpContext) {
    const found = await findRubric(ctx.params.id)
    return found ? send(ctx, found) : unknown(ctx)
  }

  async definitions(ctx: HttpContext) {
    const { kind } = ctx.params
    if (!isDefinitionKind(kind)) return unknown(ctx)
    return send(ctx, { [kind]: await definitionsOf(kind, base(ctx)) })
  }

  /** A definition with those below it in its hierarchy, as the binding wants sets; a licence alone. */
  async definition(ctx: HttpContext) {
    const { kind, id } = ctx.params
    if (!isDefinitionKind(kind)) return unknown(ctx)
    const all = await definitionsOf(kind, base(ctx))
    const own = all.find(({ identifier }) => identifier === id)
    if (!own) return unknown(ctx)
    if (kind === 'CFLicenses' || kind === 'CFAssociationGroupings') return send(ctx, own)
    const stem = own.hierarchyCode ? `${own.hierarchyCode}.` : undefined
    const below = all.filter((one) => stem && String(one.hierarchyCode ?? '').startsWith(stem))
    return send(ctx, { [kind]: [own, ...below] })
  }
}

/** The address under which this server's own objects are named. */
export const base = ({ request }: HttpContext) => phoneAddress(request)

type Found = { value: CaseObject; document: CaseObject }

const linkTo = (document: CaseObject, uri = document.uri) => ({
  title: document.title,
  identifier: document.identifier,
  uri,
})

const withDocument = ({ value, document }: Found): CaseObject => ({
  ...value,
  CFDocumentURI: linkTo(document),
})

const withPackage = (document: CaseObject): CaseObject => ({
  ...document,
  CFPackageURI:
    document.CFPackageURI ??
    linkTo(document, String(document.uri).replace('/CFDocuments/', '/CFPackages/')),
})

function send(ctx: HttpContext, value: CaseObject) {
  const isOld = ctx.request.url().startsWith('/ims/case/v1p0/')
  const body = JSON.stringify(isOld ? asV1p0(value) : value)
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const { response, request } = ctx
  response.header('cache-control', `public, max-age=${STORED_SECONDS}`)
  response.header('access-control-allow-origin', '*')
  response.header('etag', tag)
  if (request.header('if-none-match') === tag) return response.status(304)
  response.header('content-type', 'application/json; charset=utf-8')
  return response.send(body)
}

const unknown = (ctx: HttpContext) => refuse(ctx, 404, 'unknownobject')

/** The status payload of the 1EdTech bindings. */
function refuse({ response }: HttpContext, status: number, code: string) {
  return response.status(status).json({
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: code,
    imsx_codeMinor: {
      imsx_codeMinorField: [
        { imsx_codeMinorFieldName: 'sourcedId', imsx_codeMinorFieldValue: code },
      ],
    },
  })
}

function linkPages(ctx: HttpContext, limit: number, offset: number, total: number) {
  const to = (at: number) => {
    const query = new URLSearchParams(ctx.request.qs() as Record<string, string>)
    query.set('limit', String(limit))
    query.set('offset', String(at))
    return `<${base(ctx)}${ctx.request.url()}?${query}>`
  }
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit)
  const links = [`${to(0)}; rel="first"`, `${to(last)}; rel="last"`]
  if (offset > 0) links.push(`${to(Math.max(0, offset - limit))}; rel="prev"`)
  if (offset + limit < total) links.push(`${to(offset + limit)}; rel="next"`)
  ctx.response.header('link', links.join(', '))
}

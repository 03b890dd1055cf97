import { createHash } from 'node:crypto'
import { listQuery } from '#shared/http/list_query'
import { pagerOf, type Pager } from '#shared/database/pager'
import type { HttpContext } from '@adonisjs/core/http'

const PER_PAGE = { usual: 50, most: 100 }

/** Which page of a list the program asks for. */
export function apiPage(ctx: HttpContext) {
  const { text, page } = listQuery(ctx)
  const wanted = Number.parseInt(text('per_page') ?? '', 10)
  const perPage = wanted >= 1 ? Math.min(wanted, PER_PAGE.most) : PER_PAGE.usual
  return { text, pagerFor: (total: number | string) => pagerOf(total, page, perPage) }
}

/** Answers with one thing: `{ data }`. */
export const answerOne = (ctx: HttpContext, data: object) => send(ctx, { data })

/** Answers with a page of a list: `{ data, meta }`, and the neighbours as links (RFC 8288). */
export function answerList(ctx: HttpContext, data: object[], pager: Pager) {
  const links = [
    ...(pager.page > 1 ? [link(ctx, pager.page - 1, 'prev')] : []),
    ...(pager.page < pager.lastPage ? [link(ctx, pager.page + 1, 'next')] : []),
  ]
  if (links.length > 0) ctx.response.header('link', links.join(', '))
  const { page, perPage, total, lastPage } = pager
  return send(ctx, { data, meta: { page, per_page: perPage, total, last_page: lastPage } })
}

function link({ request }: HttpContext, page: number, rel: string) {
  const query = new URLSearchParams({ ...request.qs(), page: String(page) })
  return `<${request.url()}?${query}>; rel="${rel}"`
}

/** With the hash of the body as its tag: who has it already gets 304 without one (RFC 9110 section 13.1.2). */
function send({ request, response }: HttpContext, body: object) {
  const text = JSON.stringify(body)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  response.header('etag', tag)
  response.header('vary', 'Authorization')
  response.header('cache-control', 'private, no-cache')
  const known = (request.header('if-none-match') ?? '').split(',').map((one) => one.trim())
  if (known.some((one) => one.replace(/^W\//, '') === tag)) return response.status(304).send('')
  response.header('content-type', 'application/json; charset=utf-8')
  return response.send(text)
}

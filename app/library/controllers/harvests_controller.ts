import { answerHarvest } from '#library/harvest/answer_harvest'
import type { HttpContext } from '@adonisjs/core/http'

const MOST_BYTES = 16 * 1024

/** What harvesters of other libraries ask (OAI-PMH 2.0). */
export default class HarvestsController {
  async show(ctx: HttpContext) {
    const { search } = new URL(ctx.request.url(true), 'http://here')
    return answer(ctx, new URLSearchParams(search))
  }

  /** The same in the body of a form, for long requests (section 3.1.1.2). */
  async store(ctx: HttpContext) {
    const type = ctx.request.header('content-type') ?? ''
    if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
      return ctx.response.status(415).send('')
    }
    let body = ''
    for await (const part of ctx.request.request.setEncoding('utf8')) {
      body += part
      if (body.length > MOST_BYTES) return ctx.response.status(413).send('')
    }
    return answer(ctx, new URLSearchParams(body))
  }
}

async function answer({ response }: HttpContext, given: URLSearchParams) {
  const xml = await answerHarvest(given)
  response.header('content-type', 'text/xml; charset=utf-8')
  response.header('cache-control', 'no-cache')
  return response.send(xml)
}

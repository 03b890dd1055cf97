import { answerXapi } from '#runtime/lrs/answer'
import { readBody } from '#runtime/lrs/read_body'
import { tokenAuthority } from '#runtime/lrs/token_authority'
import type { HttpContext } from '@adonisjs/core/http'

/** The LRS for programs with a token. There is no session, no form token and no actor on these addresses. */
export default class XapiController {
  async handle({ request, response }: HttpContext) {
    const answer = await answerXapi(
      {
        method: request.method(),
        path: request.url().slice('/xapi'.length).replace(/\/$/, ''),
        query: new URLSearchParams(request.parsedUrl.query ?? ''),
        headers: request.headers(),
        body: (most) => readBody(request.request, most),
      },
      tokenAuthority(request.ip())
    )
    response.status(answer.status)
    for (const [name, value] of Object.entries(answer.headers)) response.header(name, value)
    return response.send(answer.body ?? null)
  }
}

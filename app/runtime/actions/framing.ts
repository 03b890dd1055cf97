import type { HttpContext } from '@adonisjs/core/http'

/** Lets this one page frame the origin of packages; everything else of the page's policy stays. */
export function framing({ response }: HttpContext, origin: string) {
  const policy = String(response.getHeader('content-security-policy'))
  response.header('content-security-policy', `${policy}; frame-src ${origin}`)
}

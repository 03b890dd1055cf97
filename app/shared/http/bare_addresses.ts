import type { HttpContext } from '@adonisjs/core/http'

const bare: string[] = []

/**
 * Addresses that programs use with a key of their own: no session, no cookie, no form token, and the body is left for
 * the route to read. Named by modules beside their routes.
 */
export const bareAddress = (start: string) => bare.push(start)

export const isBare = ({ request }: HttpContext) => {
  const path = request.url()
  return bare.some((start) => path.startsWith(start))
}

import type { HttpContext } from '@adonisjs/core/http'

const LONGEST = 200

/**
 * The values of a list's address. They come from links and from people's typing, so what makes no sense is left
 * out rather than refused: `text` is one trimmed value or null, `page` a whole number from 1.
 */
export function listQuery({ request }: Pick<HttpContext, 'request'>) {
  const values = request.qs()
  const text = (name: string): string | null => {
    const value = values[name]
    if (typeof value !== 'string') return null
    return (
      value
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, LONGEST) || null
    )
  }
  const page = Number.parseInt(text('page') ?? '1', 10)
  return { text, page: page >= 1 && page < 1_000_000 ? page : 1 }
}

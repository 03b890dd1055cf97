import { translate } from '#shared/http/translate'
import { playerAsset } from '#runtime/content/player_assets'
import type { IncomingHttpHeaders } from 'node:http'
import type { ContentAnswer, ContentRefusal } from '#runtime/content/routes'

/** What a frame shows instead of a package: a sentence in both languages. Programs get the code alone. */
export function refusalPage(
  { status, reason }: ContentRefusal,
  headers: IncomingHttpHeaders
): ContentAnswer {
  if (!headers.accept?.includes('text/html')) {
    return {
      ...{ status, body: JSON.stringify({ error: reason }) },
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    }
  }
  return noticePage(status, `runtime.content.${reason}`)
}

/** A page of one sentence in both languages. */
export function noticePage(status: number, key: string): ContentAnswer {
  const [km, en] = (['km', 'en'] as const).map((locale) => translate(locale, key))
  const body = `<!doctype html><html lang="km"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${km}</title><link rel="stylesheet" href="${playerAsset('player.css')}"></head><body class="notice"><p>${km}</p><p lang="en">${en}</p></body></html>`
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body,
  }
}

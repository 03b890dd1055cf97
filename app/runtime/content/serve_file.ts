import { openBlob } from '#media/actions/open_blob'
import { openVersionToken } from '#runtime/content/tokens'
import { packageFile } from '#runtime/content/package_files'
import { packagePolicy } from '#runtime/content/content_headers'
import {
  ContentRefusal,
  contentRoute,
  type ContentAnswer,
  type ContentCall,
} from '#runtime/content/routes'

/**
 * A file of a package: `/c/<token>/<path>`. The token is the same for everyone for a month and the bytes of a
 * version never change: browsers and a proxy of the school keep them and need not ask again.
 */
async function serve({ params, headers, appOrigin }: ContentCall): Promise<ContentAnswer> {
  const versionId = openVersionToken(params.token)
  if (!versionId) throw new ContentRefusal(403, 'expired')
  const file = await find(versionId, params.path)
  if (!file) throw new ContentRefusal(404, 'not_found')
  const blob = await openBlob(file, {
    range: headers.range,
    ifRange: headers['if-range'] as string | undefined,
    ifNoneMatch: headers['if-none-match'],
  })
  return {
    status: blob.status,
    headers: {
      'content-type': file.mediaType,
      'content-security-policy': packagePolicy(appOrigin),
      'cache-control': 'public, max-age=2592000, immutable',
      ...blob.headers,
    },
    body: blob.stream,
  }
}

async function find(versionId: string, encoded: string) {
  let path: string
  try {
    path = decodeURIComponent(encoded)
  } catch {
    path = encoded
  }
  const asked = path === '' || path.endsWith('/') ? `${path}index.html` : path
  // Some packages name a file `a%20b.html` in the archive itself.
  return (await packageFile(versionId, asked)) ?? packageFile(versionId, encoded)
}

contentRoute({
  methods: ['GET', 'HEAD'],
  pattern: /^\/c\/(?<token>[\w-]{48})\/(?<path>.*)$/,
  handle: serve,
})

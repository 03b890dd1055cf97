import { readBlob } from '#media/actions/read_blob'
import { blobAnswer, decodedPath } from '#runtime/content/blob_answer'
import { openVersionToken } from '#runtime/content/tokens'
import { packageFile, type PackageFile } from '#runtime/content/package_files'
import { withHook } from '#runtime/content/frame_hook'
import { inertPolicy, packagePolicy } from '#runtime/content/content_headers'
import {
  ContentRefusal,
  contentRoute,
  type ContentAnswer,
  type ContentCall,
} from '#runtime/content/routes'

const LARGEST_PAGE = 8 * 1024 ** 2

/**
 * A file of a package: `/c/<token>/<path>`. The token is the same for everyone for a month and the bytes of a
 * version never change: browsers and a proxy of the school keep them and need not ask again.
 */
async function serve({ params, headers, appOrigin }: ContentCall): Promise<ContentAnswer> {
  const versionId = openVersionToken(params.token)
  if (!versionId) throw new ContentRefusal(403, 'expired')
  const file = await find(versionId, params.path)
  if (!file) throw new ContentRefusal(404, 'not_found')
  const always = {
    'content-security-policy': file.isData ? inertPolicy : packagePolicy(appOrigin),
    'cache-control': 'public, max-age=2592000, immutable',
  }
  if (isPage(file)) {
    const etag = `"${file.sha256}-page"`
    if (headers['if-none-match']?.includes(etag))
      return { status: 304, headers: { ...always, etag } }
    return {
      status: 200,
      headers: { 'content-type': file.mediaType, ...always, etag },
      body: withHook(await readBlob(file.sha256)),
    }
  }
  return blobAnswer(file, headers, always)
}

/** A page that a frame shows; one beyond all measure is passed through as it is. */
const isPage = ({ mediaType, size }: PackageFile) =>
  mediaType.startsWith('text/html') && Number(size) < LARGEST_PAGE

async function find(versionId: string, encoded: string) {
  const path = decodedPath(encoded)
  const asked = path === '' || path.endsWith('/') ? `${path}index.html` : path
  // Some packages name a file `a%20b.html` in the archive itself.
  return (await packageFile(versionId, asked)) ?? packageFile(versionId, encoded)
}

contentRoute({
  methods: ['GET', 'HEAD'],
  pattern: /^\/c\/(?<token>[\w-]{48})\/(?<path>.*)$/,
  handle: serve,
})

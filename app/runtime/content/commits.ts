import { acceptCommits } from '#runtime/actions/accept_commits'
import { commitBatch } from '#runtime/commit_batch'
import { openLaunch } from '#runtime/content/open_launch'
import { ContentRefusal, contentRoute, json, type ContentCall } from '#runtime/content/routes'

/** Several commits of content with 64,000 characters of suspend data each, and their logs. */
const MAX_BYTES = 4 * 1024 ** 2

/**
 * What the player sends: by `fetch` as it plays, as a beacon of plain text when the window closes. The key is in the
 * address; there is nothing else to check, as there is nothing else that a package's page could have.
 */
async function commits({ params, body }: ContentCall) {
  const launch = await openLaunch(params.token)
  const batch = await commitBatch(await body(MAX_BYTES))
  if (!batch) throw new ContentRefusal(422, 'not_understood')
  return json(await acceptCommits(launch, batch))
}

contentRoute({
  methods: ['POST'],
  pattern: /^\/play\/(?<token>[\w-]{43})\/commits$/,
  handle: commits,
})

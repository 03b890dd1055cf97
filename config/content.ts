import env from '#start/env'
import { appUrl } from '#config/app'

/** The port of the listener on which packages play. */
export const contentPort = env.get('CONTENT_PORT') ?? env.get('PORT') + 1

/** The address of packages where it has a name of its own; `*` stands for the code of the package. */
export const contentUrl = (env.get('CONTENT_URL') || undefined)?.replace(/\/+$/, '')

/** How packages are kept apart from the application, from the weakest to the strongest. */
export const separation: 'port' | 'name' | 'name_each' = !contentUrl
  ? 'port'
  : contentUrl.includes('*')
    ? 'name_each'
    : isSameHost(contentUrl)
      ? 'port'
      : 'name'

function isSameHost(url: string) {
  return URL.canParse(url) && new URL(url).hostname === new URL(appUrl).hostname
}

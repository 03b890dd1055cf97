import { site, siteName, type Site } from '#shared/site/site'

/** The settings of this site as they hold now: no query, this process has them. */
export const siteSettings = (): Site => site()

export { siteName }

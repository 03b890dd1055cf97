import { appVersion } from '#shared/app_version'

/** What runs here. */
export const versions = (): Record<string, string> => ({
  tonle: appVersion(),
  node: process.versions.node,
})

import { versionToken } from '#runtime/content/tokens'

/** Where the files of a version begin on the content origin. */
export const addressBase = (versionId: string) => `/c/${versionToken(versionId)}/`

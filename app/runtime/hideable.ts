import Package from '#runtime/models/package'
import { hidePackage, releasePackage } from '#runtime/actions/hide_package'
import type { Hideable } from '#shared/moderation/hideable'

/** The pages of packages that a contact may hide after a report. */
export const hideablePackages = {
  address: /^\/packages\/([2-9a-hj-np-z]{7})(?:\/|$)/i,
  exists: async (code) => (await Package.findBy('code', code)) !== null,
  hide: hidePackage,
  release: releasePackage,
} satisfies Hideable

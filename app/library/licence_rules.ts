import { termsOf } from '#library/licence_terms'

/** What may be done with a work. */
export type Rights = {
  /** Shown on its page. Where not, the page only leads to its source. */
  view: boolean
  /** Kept by its readers. */
  download: boolean
  /** Changed and passed on changed; a translation is a change. */
  adapt: boolean
  /** Made one work with others. Side by side in a collection is something else. */
  combine: boolean
  /** Copied to schools' servers and given to other platforms. */
  mirror: boolean
  /** For sale or advertising. */
  commercial: boolean
}

type Work = {
  licence: string
  /** False where the holder does not want it handed on. */
  redistributable?: boolean
  /** Whether the letter of permission is there. */
  hasProof?: boolean
}

const NOTHING: Rights = {
  ...{ view: false, download: false, adapt: false },
  ...{ combine: false, mirror: false, commercial: false },
}

/**
 * What the licence of a work allows. Permission of the ministry counts with its letter: it is used and mirrored as it
 * is. The education exception (copyright law, article 25) is for reading here. Of a work with all rights reserved,
 * and of one whose licence is not known, nothing is handed on.
 */
export function rightsOf({ licence, redistributable = true, hasProof = false }: Work): Rights {
  const terms = termsOf(licence)
  switch (terms.family) {
    case 'open':
      return {
        ...{ view: true, download: true, adapt: true, combine: true },
        ...{ mirror: redistributable, commercial: true },
      }
    case 'cc':
      return {
        ...{ view: true, download: true, adapt: !terms.nd, combine: !terms.nd },
        ...{ mirror: redistributable, commercial: !terms.nc },
      }
    case 'permission':
      return { ...NOTHING, view: true, download: hasProof, mirror: hasProof && redistributable }
    case 'exception':
    case 'unknown':
      return { ...NOTHING, view: true }
    case 'reserved':
      return NOTHING
  }
}

export const mayView = (work: Work) => rightsOf(work).view
export const mayDownload = (work: Work) => rightsOf(work).download
export const mayAdapt = (work: Work) => rightsOf(work).adapt
export const mayCombine = (work: Work) => rightsOf(work).combine
export const mayMirror = (work: Work) => rightsOf(work).mirror

const VERSIONS = ['2.0', '2.5', '3.0', '4.0']

/** The licences that a new work may be given: none that forbids changes, for that helps nobody in a library. */
const OFFERED = ['CC0-1.0', 'CC-BY-4.0', 'CC-BY-NC-4.0'].concat(
  VERSIONS.flatMap((version) => [`CC-BY-SA-${version}`, `CC-BY-NC-SA-${version}`])
)

/**
 * The licences open to a work made from works under `sources`: as strict as the strictest, and the very same where one
 * asks to share alike (or a later version of it). Empty: these may not be made one work. Older versions are offered
 * only where a source carries one.
 */
export function remixLicences(sources: readonly string[]): string[] {
  if (sources.some((licence) => !mayCombine({ licence }))) return []
  return OFFERED.filter(
    (target) =>
      sources.every((source) => isOpenTo(source, target)) &&
      (isPresent(target) || sources.includes(target))
  )
}

const isPresent = (licence: string) => licence === 'CC0-1.0' || licence.endsWith('-4.0')

function isOpenTo(source: string, target: string): boolean {
  const [from, to] = [termsOf(source), termsOf(target)]
  if (from.family === 'open') return true
  // Whoever must be named can not be given up.
  if (from.family !== 'cc' || to.family !== 'cc') return false
  if (from.sa) return to.sa && to.nc === from.nc && to.version >= from.version
  return !from.nc || to.nc
}

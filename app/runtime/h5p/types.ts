/** A library as others ask for it: any patch of this version will do. */
export type LibraryName = { machineName: string; major: number; minor: number }

/** What is used of a library.json. Kept with the library as text. */
export type LibraryMeta = {
  preloadedJs: string[]
  preloadedCss: string[]
  preloaded: LibraryName[]
  dynamic: LibraryName[]
  editor: LibraryName[]
  /** The codes of its `language/*.json`. */
  languages: string[]
  hasFullScreen: boolean
}

/** What a version of a package keeps of its h5p.json; the content itself stays a file. */
export type H5PManifest = {
  title: string
  language: string
  main: LibraryName
  /** What the content asks for by itself: the rest follows from the libraries. */
  roots: LibraryName[]
  licence: string
  authors: string[]
  /** What the content says of its rights, as the H5P core shows it. */
  metadata: { title: string; license: string } & Record<string, unknown>
}

export const libraryStates = ['waiting', 'approved', 'rejected', 'withdrawn'] as const
export type LibraryState = (typeof libraryStates)[number]

export const deciders = ['person', 'edition', 'application', 'list'] as const
export type Decider = (typeof deciders)[number]

/** `H5P.Blanks-1.14`: folders of packages, and the keys of the player. */
export const folderOf = ({ machineName, major, minor }: LibraryName) =>
  `${machineName}-${major}.${minor}`

/** `H5P.Blanks 1.14`: how content names a library. */
export const nameOf = ({ machineName, major, minor }: LibraryName) =>
  `${machineName} ${major}.${minor}`

const NAMED = /^([\w\-.]{1,255}) (\d{1,5})\.(\d{1,5})$/

/** Reads `H5P.Blanks 1.14`; undefined where it is none. */
export function libraryName(text: string): LibraryName | undefined {
  const [, machineName, major, minor] = NAMED.exec(text) ?? []
  return machineName ? { machineName, major: Number(major), minor: Number(minor) } : undefined
}

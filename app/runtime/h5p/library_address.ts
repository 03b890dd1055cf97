import { folderOf, type LibraryName } from '#runtime/h5p/types'

/**
 * The address of a file of a library on the content origin. It names the build by its hash, so it is the same in every
 * package and for everyone, and what it leads to never changes.
 */
export const libraryAddress = (library: LibraryName & { hash: string }, path: string) =>
  `/l/${library.hash}/${folderOf(library)}/${path.split('/').map(encodeURIComponent).join('/')}`

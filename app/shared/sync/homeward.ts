/**
 * What a module sends from a mirror to its origin on a stick, such as what pupils did. Its files are sealed and signed by
 * the module itself; the stick is only carried. `take` may be given the same file more than once.
 */
export type Homeward = {
  /** `<module>.<noun>`: the folder of its files. */
  name: string
  /** How large one file may be. */
  most: number
  /** On the mirror: what is to go now, by the id under which the origin knows this mirror. */
  collect: (siteId: string) => AsyncIterable<HomewardFile>
  /** At the origin: a file that came. @returns whether it was new */
  take: (siteId: string, file: HomewardFile) => Promise<boolean>
}

/** `name`: small letters, digits, `.`, `-` and `_`; sticks know no more. */
export type HomewardFile = { name: string; bytes: Uint8Array }

const known = new Map<string, Homeward>()

/** Called once by a module, in its `subscriptions.ts` or a provider. */
export const provideHomeward = (one: Homeward) => void known.set(one.name, one)

export const homewards = () => [...known.values()]

/** For tests. */
export const withoutHomeward = (name: string) => void known.delete(name)

/** What stands at an institution, for whoever is about to close it: how many of what, in the reader's words. */
export type Contents = { label: string; count: number; href?: string }[]

type Load = (institutionId: string, locale: 'km' | 'en') => Promise<Contents>

const loads = new Map<string, () => Promise<{ default: Load }>>()

/** How a module above says what it keeps at an institution. */
export function setContents(module: string, load: () => Promise<{ default: Load }>) {
  loads.set(module, load)
}

/** What every module keeps at the institution. */
export async function contentsOf(institutionId: string, locale: 'km' | 'en'): Promise<Contents> {
  const contents: Contents = []
  for (const load of loads.values()) {
    const { default: count } = await load()
    contents.push(...(await count(institutionId, locale)))
  }
  return contents
}

import { access } from 'node:fs/promises'
import { moduleNames, type ModuleName } from '#app/modules'

/** Imports `file` of every module that has it, from the ground up. */
export async function importFromModules<T>(file: 'routes' | 'subscriptions' | 'sync') {
  const found: { name: ModuleName; exports: T }[] = []
  for (const name of moduleNames) {
    const url = new URL(`../app/${name}/${file}`, import.meta.url).href
    const path = (await exists(`${url}.js`)) ?? (await exists(`${url}.ts`))
    if (path) found.push({ name, exports: (await import(path)) as T })
  }
  return found
}

async function exists(url: string) {
  return access(new URL(url)).then(
    () => url,
    () => undefined
  )
}

import { attribute, type Element } from '#shared/archive/read_xml'

/** `true` and `1`, `false` and `0`; undefined where nothing is said, so that the engine's default holds. */
export function flag(element: Element | undefined, name: string): boolean | undefined {
  const value = attribute(element, name)?.trim().toLowerCase()
  return value === undefined ? undefined : value === 'true' || value === '1'
}

export function flags<Name extends string>(element: Element | undefined, names: Name[]) {
  const found = names.map((name) => [name, flag(element, name)] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as {
    [K in Name]?: boolean
  }
}

export function number(element: Element | undefined, name: string): number | undefined {
  const value = Number.parseFloat(attribute(element, name) ?? '')
  return Number.isFinite(value) ? value : undefined
}

/** A key that code asks for; `open` where its end is made at run time. */
export type KeyUse = { key: string; open: boolean }

/** `const say = (key: string) => translate(locale, `people.${key}`)`: a short name for keys under one beginning. */
const HELPER = /const (\w+) = \(key\b[^;]{0,120}?translate\(\s*[\w.]+,\s*`([\w.]+\.)\$\{key\}`/g

/** The short names of a file and their beginnings; `t` and `translate` take whole keys. */
function helpersOf(text: string) {
  const local = [...text.matchAll(HELPER)].map(([, name, beginning]) => [name, beginning] as const)
  return new Map<string, string>([['t', ''], ['translate', ''], ...local])
}

/** The keys that a template or a module passes to `t`, `translate` or a short name of its own. */
export function translationCalls(text: string): KeyUse[] {
  const code = text.replace(HELPER, '')
  return [...helpersOf(text)].flatMap(([name, beginning]) => {
    const call = new RegExp(
      `\\b${name}\\(\\s*(?:[\\w.]+,\\s*)?(?:(['"\`])([\\w.-]+)\\1|\`([\\w.-]*)\\$\\{)`,
      'g'
    )
    return [...code.matchAll(call)].map(([, , whole, open]) => ({
      key: beginning + (whole ?? open),
      open: whole === undefined || whole.endsWith('.'),
    }))
  })
}

/** Every piece of quoted text that could be a key, also in tables and conditions. */
export function possibleKeys(text: string): string[] {
  const quoted = [...text.matchAll(/(['"`])([a-z]\w*(?:\.[\w-]+)*)\1/g)].map(([, , key]) => key)
  return [...helpersOf(text).values()].flatMap((beginning) => quoted.map((key) => beginning + key))
}

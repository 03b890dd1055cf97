import { PackageProblem } from '#shared/archive/package_problem'
import { isIri } from '#runtime/lrs/validation/values'
import type { Node } from '#runtime/cmi5/xml_nodes'
import type { Texts } from '#runtime/cmi5/types'

/** XML Schema's `language`. */
const LANGUAGE = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i

const nameOf = ({ name, attributes }: Node) =>
  attributes.id ? `${name} ${attributes.id}`.slice(0, 200) : name

/** A rule of the schema that an element breaks. */
export const breaks = (node: Node, code: string, what = ''): never => {
  throw new PackageProblem(code, { name: nameOf(node), what: what.slice(0, 200) })
}

/**
 * Takes the children of an element in the order that the schema names. What is left in the end must be of vendors.
 * @param known the attributes that the element may have
 */
export function walk(node: Node, known: readonly string[] = []) {
  const own = Object.keys(node.attributes).filter((name) => !name.includes(':') && name !== 'xmlns')
  const stray = own.find((name) => !known.includes(name))
  if (stray) breaks(node, 'cmi5_attribute', stray)
  const rest = [...node.children]
  const next = (...names: string[]) => {
    const [first] = rest
    return first && !first.isForeign && names.includes(first.name) ? rest.shift() : undefined
  }
  return {
    optional: (name: string) => next(name),
    needed: (name: string): Node => next(name) ?? breaks(node, 'cmi5_missing', name),
    /** At least one of these, in any order. */
    several(...names: string[]): Node[] {
      const found: Node[] = []
      for (let one = next(...names); one; one = next(...names)) found.push(one)
      return found.length > 0 ? found : breaks(node, 'cmi5_missing', names.join(', '))
    },
    end() {
      const wrong = rest.find(({ isForeign }) => !isForeign)
      if (wrong) breaks(node, 'cmi5_order', wrong.name)
    },
  }
}

/** The id of an element: an IRI with its scheme. */
export function idOf(node: Node, attribute = 'id'): string {
  const id = node.attributes[attribute]
  if (!id) return breaks(node, 'cmi5_missing', attribute)
  return isIri(id) ? id : breaks(node, 'cmi5_iri', id)
}

/** Titles and descriptions: one text a language. */
export function textsOf(node: Node): Texts {
  const parts = walk(node)
  const texts: Texts = {}
  for (const one of parts.several('langstring')) {
    walk(one, ['lang']).end()
    const lang = one.attributes.lang ?? 'und'
    if (!LANGUAGE.test(lang)) breaks(node, 'cmi5_language', lang)
    texts[lang] ??= one.text.replaceAll(/\s+/g, ' ')
  }
  parts.end()
  return texts
}

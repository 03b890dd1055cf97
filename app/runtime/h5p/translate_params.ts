/** A field of `semantics.json`, and its counterpart at the same place of `language/xx.json`. */
export type Field = {
  name?: string
  type?: string
  default?: unknown
  fields?: Field[]
  field?: Field
}

type Params = Record<string, unknown>

const isParams = (value: unknown): value is Params =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Puts the words of a language in the place of the library's own, wherever content still says those or says nothing.
 * The two lists of fields go side by side: a translation names no fields, it has the same order (H5P, "Translation").
 */
export function translateParams(params: unknown, semantics: Field[], translated: Field[]) {
  if (!isParams(params)) return
  semantics.forEach((field, at) => {
    const words = translated[at]
    if (!field?.name || !words) return
    if (field.type === 'text') translateText(params, field, words)
    else if (field.type === 'group') translateGroup(params, field, words)
    else if (field.type === 'list') translateList(params[field.name], field, words)
  })
}

function translateText(params: Params, field: Field, words: Field) {
  const standing = params[field.name!]
  if (typeof words.default !== 'string' || typeof field.default !== 'string') return
  if (standing === undefined || standing === field.default) params[field.name!] = words.default
}

/** A group of one field is that field itself in the content. */
function translateGroup(params: Params, field: Field, words: Field) {
  const { fields = [] } = field
  const inner = words.fields ?? []
  if (fields.length === 1) {
    translateParams(params, [{ ...fields[0], name: field.name }], inner)
    return
  }
  const standing = params[field.name!]
  if (standing === undefined && fields.every(isWording)) params[field.name!] = {}
  translateParams(params[field.name!], fields, inner)
}

/** Groups that hold nothing but words of the interface may be absent in older content. */
const isWording = ({ type, default: text }: Field) => type === 'text' && typeof text === 'string'

function translateList(list: unknown, field: Field, words: Field) {
  if (!Array.isArray(list) || !field.field || !words.field) return
  const { type, fields = [] } = field.field
  if (type !== 'group' || fields.length < 2) return
  for (const one of list) translateParams(one, fields, words.field.fields ?? [])
}

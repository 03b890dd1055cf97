import { basename } from 'node:path'
import { PackError } from '#shared/packs/pack_error'
import { packLicences } from '#shared/packs/licences'
import { readBytes, readYaml } from '#shared/packs/read_files'

/** `resource.yaml` of a resource in a pack (docs/protocols/packs.md section 5). */
export type PackResource = Record<string, any>

/** As `kinds` of the library, which this must not know; a test holds them together. */
export const packResourceKinds = [
  ...['page', 'image', 'pdf', 'book', 'document', 'audio', 'video', 'package', 'questions', 'file'],
]
const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const isBoth = (value: any) => isText(value?.km) && isText(value?.en)
const isList = (value: unknown) => Array.isArray(value) && value.length > 0

type Rule = (value: any, resource: PackResource) => boolean

/** The handbook stands beside the curriculum: its pages need not say what they teach. */
const taught =
  (holds: Rule): Rule =>
  (value, resource) =>
    (value === undefined && resource.shelf === 'handbook') || holds(value, resource)

const RULES: Record<string, Rule> = {
  kind: (value) => packResourceKinds.includes(value),
  title: isBoth,
  description: isBoth,
  languages: (value) => isList(value) && value.every((one: string) => ['km', 'en'].includes(one)),
  licence: (value) => packLicences.includes(value),
  holder: isBoth,
  publisher: (value) => value === undefined || isBoth(value),
  source: (value) => value === undefined || /^https?:\/\//.test(value),
  contributors: (value) => value === undefined || isList(value),
  accessibility: (value) => value === undefined || isList(value),
  redistributable: (value) => value === undefined || typeof value === 'boolean',
  shelf: (value) => value === undefined || value === 'open' || value === 'handbook',
  position: (value) => value === undefined || Number.isInteger(value),
  subject: taught(isText),
  grades: taught((value) => isList(value) && value.every((one: number) => one >= 1 && one <= 12)),
  track: (value) => value === undefined || value === 'science' || value === 'social',
  alignment: taught(isList),
  keywords: (value) => isList(value?.km) && isList(value?.en),
  audience: (value) =>
    isList(value) && value.every((one: string) => ['student', 'teacher'].includes(one)),
  teacher_only: (value) => typeof value === 'boolean',
  minutes: (value) => value === undefined || (Number.isInteger(value) && value > 0),
  alt: (value, { kind }) =>
    kind === 'image' ? isBoth(value) : value === undefined || isBoth(value),
}

/** What is wrong with one resource of a pack by itself. `names` gives the codes that alignments may speak of. */
export async function checkResource(
  folder: string,
  path: string,
  names: (code: string) => boolean
): Promise<PackError[]> {
  const file = `${path}/resource.yaml`
  const resource = await readYaml<PackResource>(folder, file)
  if (!resource) return [new PackError(file, undefined, 'missing_file')]
  const errors: PackError[] = []
  if (resource.slug !== basename(path)) {
    errors.push(new PackError(file, 'slug', 'name_is_not_folder', { folder: basename(path) }))
  }
  for (const [field, holds] of Object.entries(RULES)) {
    if (!holds(resource[field], resource)) errors.push(new PackError(file, field, 'bad_value'))
  }
  for (const code of resource.alignment ?? []) {
    if (!names(code)) {
      errors.push(new PackError(file, 'alignment', 'unknown_reference', { value: code }))
    }
  }
  for (const name of filesOf(resource)) {
    if ((await readBytes(folder, `${path}/${name}`)) === undefined) {
      errors.push(new PackError(file, 'file', 'unknown_reference', { value: name }))
    }
  }
  return errors
}

/** The files that a resource cannot do without. */
function filesOf({ kind, file, captions = {}, languages = [] }: PackResource): string[] {
  if (kind === 'page') return languages.map((language: string) => `body.${language}.md`)
  const main = typeof file === 'string' ? [file] : languages.map((one: string) => file?.[one])
  return [...main, ...Object.values<string>(captions)]
}

import type { PackContext } from '#shared/packs/registry'
import { audiences, kinds, type ResourceKind } from '#library/types'

type Pair = { km?: string; en?: string }

/** `resource.yaml` as docs/protocols/packs.md describes it. */
type Yaml = {
  slug: string
  kind: ResourceKind
  title: Pair
  description?: Pair
  languages: string[]
  licence: string
  holder?: Pair
  authors?: string[]
  contributors?: string[]
  publisher?: Pair
  source?: string
  accessibility?: string[]
  redistributable?: boolean
  subject?: string
  grades?: number[]
  track?: string
  alignment?: string[]
  keywords?: { km?: string[]; en?: string[] }
  audience?: string[]
  teacher_only?: boolean
  minutes?: number
  shelf?: string
  position?: number
  file?: string | Pair
  alt?: Pair
  /** What is said in a film or a recording, as VTT or SRT. */
  captions?: Pair
}

export type ResourceSource = Yaml & { folder: string; body: Pair }

type Reading = Omit<PackContext, 'trx'>

/** Reads one resource of a pack; what cannot be a resource stops the pack with file and reason. */
export async function resourceSource(context: Reading, slug: string): Promise<ResourceSource> {
  const folder = `resources/${slug}`
  const file = `${folder}/resource.yaml`
  const yaml = await context.yaml<Yaml>(file)
  if (!yaml) context.reject(file, '', 'missing_file')
  const source = yaml!
  const check = (field: string, holds: unknown) => {
    if (!holds) context.reject(file, field, 'bad_value')
  }
  check('slug', source.slug === slug)
  check('kind', kinds.includes(source.kind))
  check('title', source.title?.km || source.title?.en)
  check('licence', source.licence)
  check('languages', source.languages?.length)
  check(
    'captions',
    Object.values(source.captions ?? {}).every((one) => /\.(?:vtt|srt)$/.test(one))
  )
  check('file', source.kind === 'page' || source.file)
  const body = {
    km: await context.text(`${folder}/body.km.md`),
    en: await context.text(`${folder}/body.en.md`),
  }
  if (source.kind === 'page' && !body.km && !body.en) context.reject(file, 'kind', 'missing_file')
  return { ...source, folder, body }
}

/** The row's values; what a pack leaves out has its usual value. */
export const valuesOf = (source: ResourceSource, packName: string) => ({
  kind: source.kind,
  shelf: source.shelf ?? (packName === 'handbook' ? 'handbook' : 'open'),
  position: source.position ?? 0,
  titleKm: source.title.km ?? null,
  titleEn: source.title.en ?? null,
  descriptionKm: source.description?.km ?? null,
  descriptionEn: source.description?.en ?? null,
  bodyKm: source.body.km ?? null,
  bodyEn: source.body.en ?? null,
  licence: source.licence,
  holderKm: source.holder?.km ?? null,
  holderEn: source.holder?.en ?? null,
  authors: source.authors ?? [],
  contributors: source.contributors ?? [],
  publisherKm: source.publisher?.km ?? null,
  publisherEn: source.publisher?.en ?? null,
  sourceUrl: source.source ?? null,
  accessibility: source.accessibility ?? [],
  redistributable: source.redistributable ?? true,
  keywords: { km: source.keywords?.km ?? [], en: source.keywords?.en ?? [] },
  languages: source.languages,
  grades: (source.grades ?? []).map(Number),
  track: source.track ?? null,
  minutes: source.minutes ?? null,
  audience: source.audience ?? [...audiences],
  teacherOnly: source.teacher_only ?? false,
  pack: packName,
})

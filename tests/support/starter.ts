import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packsFolder } from '#shared/packs/apply_all'
import { readPack } from '#shared/packs/read_pack'
import { packContext } from '#shared/packs/pack_context'
import type { ResourceSource } from '#library/packs/resource_source'

export const starterFolder = join(packsFolder, 'starter-stem')

/** What the starter pack says of each of its resources. */
export async function starterItems(): Promise<ResourceSource[]> {
  const context = packContext(await readPack(starterFolder), {})
  const items: ResourceSource[] = []
  for (const slug of await context.folders('resources')) {
    items.push((await context.yaml<ResourceSource>(`resources/${slug}/resource.yaml`))!)
  }
  return items
}

/** The names of the files of a resource, main ones and captions. */
export const filesOf = ({ file, captions }: ResourceSource) => [
  ...new Set([
    ...(typeof file === 'string' ? [file] : Object.values(file ?? {})),
    ...Object.values(captions ?? {}),
  ]),
]

export const starterFile = (slug: string, name: string) =>
  readFile(join(starterFolder, 'resources', slug, name))

const sources = new URL('../../content-sources/starter-stem/', import.meta.url)
const source = (name: string) => readFile(new URL(name, sources), 'utf8')

type Question = { right: number | number[] }

/** The numbers of the right answers, by question: of a lesson, a quiz or a simulation. */
export async function rightAnswers(slug: string): Promise<number[][]> {
  if (slug.endsWith('-simulation')) {
    const script = await source(`simulations/${slug}.js`)
    return [...script.matchAll(/ask: 't\d'.*?why/gs)].map(([line]) =>
      [...line.matchAll(/right: (\d)/g)].map(([, at]) => Number(at))
    )
  }
  const folder = slug.endsWith('-quiz') ? 'quizzes' : 'lessons'
  const { questions } = parse(await source(`${folder}/${slug}.en.yaml`)) as {
    questions: Question[]
  }
  return questions.map(({ right }) => [right].flat())
}

/** What must be set on a simulation so that its first task is done: by the order of its controls. */
export const settings: Record<string, string[]> = {
  'caesar-cipher-simulation': ['', 'latin', '3'],
  'gas-law-simulation': ['25', '27', '1'],
  'ohms-law-simulation': ['6', '12'],
  'pendulum-simulation': ['1', '', 'earth'],
  'punnett-simulation': ['Aa', 'aa'],
  'seasons-simulation': ['80'],
  'sine-graph-simulation': ['2', '2'],
}

import { basename, join } from 'node:path'
import { readdir } from 'node:fs/promises'
import { readYaml } from '#shared/packs/read_files'
import { PackError } from '#shared/packs/pack_error'
import { packLicences } from '#shared/packs/licences'

type Both = { km: string; en: string }

/** `pack.yaml` of a pack (docs/protocols/packs.md section 3). */
export type PackHead = {
  format: 1
  name: string
  version: string
  profile: 'base' | 'demo'
  order: number
  title: Both
  description: Both
  licence: string
  publisher: Both
  status: 'draft' | 'final'
  note?: Both
}

export type Pack = PackHead & { folder: string }

const FILE = 'pack.yaml'
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const isBoth = (value: any) => isText(value?.km) && isText(value?.en)

const RULES: Record<string, (value: any) => boolean> = {
  version: (value) => typeof value === 'string' && VERSION.test(value),
  profile: (value) => value === 'base' || value === 'demo',
  order: (value) => Number.isInteger(value),
  title: isBoth,
  description: isBoth,
  licence: (value) => packLicences.includes(value),
  publisher: isBoth,
  status: (value) => value === 'draft' || value === 'final',
  note: (value) => value === undefined || isBoth(value),
}

/** Reads and checks the head of the pack in `folder`. @throws PackError */
export async function readPack(folder: string): Promise<Pack> {
  const head = await readYaml<PackHead>(folder, FILE)
  if (!head || typeof head !== 'object') throw new PackError(FILE, undefined, 'missing_file')
  if (head.format !== 1) {
    throw new PackError(FILE, 'format', 'unknown_format', { format: String(head.format) })
  }
  if (!NAME.test(String(head.name)) || head.name !== basename(folder)) {
    throw new PackError(FILE, 'name', 'name_is_not_folder', { folder: basename(folder) })
  }
  for (const [field, holds] of Object.entries(RULES)) {
    if (!holds(head[field as keyof PackHead])) throw new PackError(FILE, field, 'bad_value')
  }
  return { ...head, folder }
}

/** The packs below `folder` in the order in which they are applied. */
export async function readPacks(folder: string): Promise<Pack[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const packs: Pack[] = []
  for (const entry of entries) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) {
      const names = await readdir(join(folder, entry.name))
      if (names.includes(FILE)) packs.push(await readPack(join(folder, entry.name)))
    }
  }
  return packs.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1))
}

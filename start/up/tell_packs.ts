import type { PackReport } from '#shared/packs/apply_pack'

/** Says which content packs were applied and whether the search index was built; silent when nothing was done. */
export function tellPacks(reports: PackReport[], indexed?: number) {
  for (const { name, version, outcome, counts } of reports) {
    if (outcome !== 'applied') continue
    const all = Object.entries(counts).map(([noun, n]) => `${n} ${noun}`)
    process.stdout.write(`Content pack ${name} ${version}: ${all.join(', ')}\n`)
  }
  if (indexed !== undefined) {
    process.stdout.write(`The search index was empty and is built again: ${indexed} documents\n`)
  }
}

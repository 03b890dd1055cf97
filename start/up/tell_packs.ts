import type { PackReport } from '#shared/packs/apply_pack'

/** Says which content packs were applied; silent when nothing was. */
export function tellPacks(reports: PackReport[]) {
  for (const { name, version, outcome, counts } of reports) {
    if (outcome !== 'applied') continue
    const all = Object.entries(counts).map(([noun, n]) => `${n} ${noun}`)
    process.stdout.write(`Content pack ${name} ${version}: ${all.join(', ')}\n`)
  }
}

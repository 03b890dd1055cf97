import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { packKinds } from '#shared/packs/registry'
import { sqlTime } from '#shared/database/times'
import { readPack } from '#shared/packs/read_pack'
import { packContext } from '#shared/packs/pack_context'
import { transaction } from '#shared/database/transaction'
import { hashOf, listFiles, stampOf } from '#shared/packs/pack_files'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type PackReport = {
  name: string
  version: string
  outcome: 'applied' | 'unchanged'
  /** What was written, by noun; what the pack holds where nothing had to be written. */
  counts: Record<string, number>
}

type Options = {
  /** Reads every file also where none was touched since the pack was applied. */
  thorough?: boolean
  /** Rolls everything back at the end. Files that appliers put away before (blobs) stay; nothing points to them. */
  dryRun?: boolean
}

class RollBack extends Error {}

/** What the kinds make of the same files: a pack is applied again when a new version of Tonle knows more kinds. */
const recipe = () =>
  packKinds()
    .map(({ kind, version = 1 }) => `${kind}@${version}`)
    .join(' ')

/** Applies the pack in `folder`: all of it or nothing, and nothing where it is applied already. @throws PackError */
export async function applyPack(folder: string, options: Options = {}): Promise<PackReport> {
  const pack = await readPack(folder)
  const { name, version } = pack
  const standing = await db.from('shared_packs').where('name', name).first()
  const files = await listFiles(folder)
  const stamp = stampOf(files, recipe())
  const unchanged = () => ({
    ...{ name, version, outcome: 'unchanged' as const },
    counts: typeof standing.counts === 'string' ? JSON.parse(standing.counts) : standing.counts,
  })
  if (standing?.stamp === stamp && !options.thorough && !options.dryRun) return unchanged()

  const sha256 = await hashOf(folder, files, recipe())
  if (standing?.sha256 === sha256 && !options.dryRun) {
    await db.from('shared_packs').where('name', name).update({ stamp })
    return unchanged()
  }

  const counts: Record<string, number> = {}
  const context = packContext(pack, counts)
  for (const kind of packKinds()) await kind.prepare?.(packContext(pack, {}))
  await transaction(async (trx) => {
    for (const kind of packKinds()) await kind.apply({ ...context, trx })
    await record(trx, { name, version, sha256, stamp, counts })
    await audit(trx, SYSTEM, {
      verb: 'shared.pack_applied',
      subject: { type: 'pack', id: name },
      before: standing ? { version: standing.version, sha256: standing.sha256 } : null,
      after: { version, sha256 },
    })
    if (options.dryRun) throw new RollBack()
  }).catch((error) => {
    if (!(error instanceof RollBack)) throw error
  })
  return { name, version, outcome: 'applied', counts }
}

type Applied = Omit<PackReport, 'outcome'> & { sha256: string; stamp: string }

async function record(trx: TransactionClientContract, { counts, name, ...values }: Applied) {
  const row = { ...values, counts: JSON.stringify(counts), applied_at: sqlTime() }
  const updated = await trx.from('shared_packs').where('name', name).update(row)
  if (Number(updated) === 0) await trx.table('shared_packs').insert({ id: newId(), name, ...row })
}

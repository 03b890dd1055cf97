import { createHash } from 'node:crypto'
import { clock } from '#shared/clock'
import { newCode, stableId } from '#shared/ids'
import { publish } from '#shared/outbox/publish'
import { keepFirstVersion, keepVersion } from '#library/keep_version'
import Resource from '#library/models/resource'
import { SYSTEM } from '#shared/actor'
import { keepPackages } from '#library/packages'
import { addFiles, setAlignments } from '#library/write_parts'
import ResourceChanged from '#library/events/resource_changed'
import ResourcePublished from '#library/events/resource_published'
import { valuesOf, type ResourceSource } from '#library/packs/resource_source'
import type { FilesInput } from '#library/resource_input'
import type { PackContext } from '#shared/packs/registry'

/**
 * Brings one resource of a pack into the library: a new one is published, a changed one keeps its state (one that
 * was retired here stays retired). Returns whether anything was written.
 */
export async function applyResource(
  context: PackContext,
  source: ResourceSource,
  files: FilesInput
): Promise<boolean> {
  const { trx, pack } = context
  const id = stableId('resource', `${pack.name}/${source.slug}`)
  const values = { ...valuesOf(source, pack.name), subjectId: await subjectId(context, source) }
  const standing = await Resource.query({ client: trx }).where('id', id).first()
  if (standing && (await isSame(context, standing, values, source, files))) return false

  const resource = standing ?? new Resource()
  resource.useTransaction(trx)
  if (standing) await keepFirstVersion(trx, standing)
  resource.merge(values)
  if (standing) resource.revision += 1
  else {
    resource.merge({ id, code: codeOf(id), state: 'published', isApproved: true, revision: 1 })
    resource.publishedAt = clock.now()
  }
  await resource.save()
  await trx.from('library_files').where('resource_id', id).delete()
  await addFiles(trx, id, files)
  if (source.kind === 'package') await keepPackages(trx, SYSTEM, resource, files.main)
  const unknown = await setAlignments(trx, id, source.alignment ?? [])
  if (resource.isPublished) await keepVersion(trx, resource, null)
  if (unknown.length) unknownReference(context, source, 'alignment', unknown[0])
  await publish(trx, standing ? new ResourceChanged(id) : new ResourcePublished(id))
  return true
}

const unknownReference = (
  context: PackContext,
  source: ResourceSource,
  field: string,
  value: string
): never => context.reject(`${source.folder}/resource.yaml`, field, 'unknown_reference', { value })

async function subjectId(context: PackContext, source: ResourceSource) {
  if (!source.subject) return null
  const row = await context.trx.from('curriculum_subjects').where('code', source.subject).first()
  return row ? (row.id as string) : unknownReference(context, source, 'subject', source.subject)
}

/** The same short code on every server that applies the pack: addresses on paper lead to the same resource. */
const codeOf = (id: string) => newCode(7, () => createHash('sha256').update(id).digest())

async function isSame(
  { trx }: PackContext,
  standing: Resource,
  values: Record<string, unknown>,
  source: ResourceSource,
  files: FilesInput
) {
  for (const [name, value] of Object.entries(values)) {
    const old = standing[name as keyof Resource]
    if (JSON.stringify(old ?? null) !== JSON.stringify(value ?? null)) return false
  }
  const stored = await trx
    .from('library_files')
    .where('resource_id', standing.id)
    .select('name', 'blob_id', 'role', 'language', 'alt_km', 'alt_en')
  const wanted = [
    ...files.main.map((file) => ['main', file] as const),
    ...files.parts.map((file) => ['part', file] as const),
    ...(files.captions ?? []).map((file) => ['captions', file] as const),
  ]
  const line = (...parts: unknown[]) => JSON.stringify(parts)
  const before = stored.map((f) => line(f.role, f.name, f.blob_id, f.language, f.alt_km, f.alt_en))
  const after = wanted.map(([role, f]) =>
    line(role, f.name, f.blob.id, f.language, f.altKm, f.altEn)
  )
  if (before.sort().join() !== after.sort().join()) return false
  const codes = await trx
    .from('library_alignments as a')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .leftJoin('curriculum_outcomes as o', 'o.id', 'a.outcome_id')
    .where('a.resource_id', standing.id)
    .select('l.code', 'o.code as outcome')
  const aligned = codes.map((row) => row.outcome ?? row.code).sort()
  return aligned.join() === [...new Set(source.alignment ?? [])].sort().join()
}

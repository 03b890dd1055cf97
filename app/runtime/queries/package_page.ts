import { formatDate } from '#shared/khmer/dates'
import { institutionNames } from '#identity/queries/institution_names'
import { answersForCode } from '#identity/queries/answers_for_code'
import { blocksOf } from '#runtime/kinds/blocks_of'
import { nameOf, type H5PManifest } from '#runtime/h5p/types'
import { mayKeep } from '#runtime/access'
import { htmlFiles } from '#runtime/queries/html_files'
import { outsideOfPackage } from '#runtime/queries/outside_of_package'
import { packageKind } from '#runtime/kinds/registry'
import { listAttempts } from '#runtime/queries/list_attempts'
import { problemText } from '#runtime/queries/problem_text'
import { everyItem } from '#runtime/scorm/read_manifest'
import Attempt from '#runtime/models/attempt'
import PackageVersion from '#runtime/models/package_version'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** A package: what was read of it, its versions, what was recorded. */
export async function packagePage(actor: Actor, row: Package, locale: Locale, page = 1) {
  const canKeep = await mayKeep(actor, row)
  const versions = await PackageVersion.query().where('packageId', row.id).orderBy('number', 'desc')
  const current = versions.find(({ id }) => id === row.currentVersionId)
  const kind = packageKind(current?.kind ?? null)
  const manifest = current?.kind === 'scorm' ? current.read() : null
  const missing = [...everyItem(manifest?.items ?? [])].filter(
    ({ launch }) => launch && !launch.exists
  )
  const mine = await Attempt.query()
    .where({ packageId: row.id, personId: actor.personId })
    .orderBy('number', 'desc')
    .first()
  const names = await institutionNames([row.institutionId], locale)
  const blocks = current ? await blocksOf(current) : []
  return {
    ...{ row, canKeep, rules: row.rules, institution: names.get(row.institutionId) ?? '' },
    versions: versions.map((version) => versionOf(version, row, locale)),
    isImporting: versions.some(({ state }) => state === 'importing'),
    contents: current && kind?.contents?.(current, locale),
    modes: kind?.modes ?? [],
    outside: row.leadsOutside ? await outsideOfPackage(row, locale) : [],
    missing: missing.map(({ id, title, launch }) => ({ id, title, path: launch!.path })),
    files: missing.length > 0 && canKeep && current ? await htmlFiles(current.id) : [],
    blocks: blocks.map((problem) => problemText(problem, locale)),
    h5p: current?.kind === 'h5p' ? await h5pFacts(current, actor) : null,
    canPlay: current !== undefined && blocks.length === 0 && row.hiddenAt === null,
    hasOpen: mine?.state === 'open' || (mine !== null && kind?.returns === true),
    hasAny: mine !== null,
    ...(await listAttempts(
      actor,
      row,
      { personId: canKeep ? null : actor.personId, page },
      locale
    )),
  }
}

function versionOf(version: PackageVersion, row: Package, locale: Locale) {
  const { number, state, fileName, fileSize, fileCount, problems, createdAt } = version
  return {
    ...{ number, state, fileName, fileCount, isCurrent: version.id === row.currentVersionId },
    size: Number(fileSize),
    problems: problems.map((problem) => problemText(problem, locale)),
    created: formatDate(createdAt, { locale, style: 'short' }),
  }
}

/** What is read of H5P content beside its attempts; the libraries are for those who answer for them. */
async function h5pFacts(version: PackageVersion, actor: Actor) {
  const { main, licence, authors } = version.read<H5PManifest>()
  return {
    ...{ main: nameOf(main), licence: licence === 'U' ? '' : licence, authors: authors.join(', ') },
    mayDecide: await answersForCode(actor),
  }
}

import { blocksOf } from '#runtime/kinds/blocks_of'
import { packageKind } from '#runtime/kinds/registry'
import { problemText } from '#runtime/queries/problem_text'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import type { Locale } from '#config/i18n'

/** What the page that offers a package says of it. */
export type OfferedPackage = {
  id: string
  code: string
  kind: string | null
  /** `importing`, `refused`, `hidden`, `blocked`, `ready`. */
  state: string
  /** Why it does not play, as sentences. */
  problems: string[]
  standard: { name: string; edition: string } | undefined
  contents: { title: string; depth: number }[]
  /** Whether it plays for somebody without an account too. */
  visitors: boolean
}

/** A package as the page of another module offers it; undefined where it was removed. Three queries at most. */
export async function offeredPackage(
  id: string,
  locale: Locale
): Promise<OfferedPackage | undefined> {
  const row = await Package.find(id)
  if (!row) return undefined
  const version = await PackageVersion.query()
    .where('packageId', id)
    .orderByRaw("case when state = 'ready' then 0 else 1 end")
    .orderBy('number', 'desc')
    .first()
  if (!version) return undefined
  const isReady = version.state === 'ready'
  const kind = isReady ? packageKind(version.kind) : undefined
  const blocks = isReady ? await blocksOf(version) : []
  const { lines = [], standard, edition = '' } = kind?.contents?.(version, locale) ?? {}
  const playing = row.hiddenAt ? 'hidden' : blocks.length > 0 ? 'blocked' : 'ready'
  const problems = isReady ? blocks : version.problems
  return {
    ...{ id, code: row.code, kind: row.kind, state: isReady ? playing : version.state },
    problems: problems.map((problem) => problemText(problem, locale)),
    standard: kind && { name: standard ?? version.kind!, edition },
    contents: lines.map(({ title, depth }) => ({ title, depth })),
    visitors: kind?.visitors ?? false,
  }
}

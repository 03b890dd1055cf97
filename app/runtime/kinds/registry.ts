import type { Archive } from '#shared/archive/archive'
import type { LaunchPage, LaunchSubject } from '#runtime/kinds/launch_page'
import type { Locale } from '#config/i18n'
import type { Guard } from '#runtime/lrs/guard'
import type Launch from '#runtime/models/launch'
import type Attempt from '#runtime/models/attempt'
import type Package from '#runtime/models/package'
import type PackageVersion from '#runtime/models/package_version'
import type { Taken } from '#runtime/kinds/taking'
import type { CommitEntry } from '#runtime/commit_batch'
import type { LaunchMode, Problem } from '#runtime/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type Imported = {
  title: string
  /** The files of the package as they are kept: the same archive, or the folder of it that counts. */
  archive: Archive
  /** Plain JSON; what `launch` and the pages of this kind read again. */
  manifest: object
  warnings: Problem[]
  /** What this kind keeps besides, in the transaction that makes the version ready. */
  keep?: (trx: TransactionClientContract, version: PackageVersion) => Promise<void>
}

/** A line of the table of contents, as deep as it is nested. */
export type ContentsLine = {
  /** As in `runtime_attempt_scos`. */
  id: string
  title: string
  depth: number
  isFolder: boolean
  /** It opens in a window of its own, by a page of the application; where it leads, if that is another site. */
  ownWindow?: boolean
  outside?: string
}

export type Contents = {
  standard: string
  edition: string
  lines: ContentsLine[]
  /** Where rules say what comes next (SCORM 2004): the course itself, which may be chosen as its parts may. */
  course?: { id: string }
}

/**
 * A kind of package. The first one whose `detect` says yes takes an archive, so the order in `kinds/index.ts` is the
 * order of sniffing.
 */
export type PackageKind = {
  /** Kept in `runtime_packages.kind`; its words are in lang runtime.json under `kinds`. */
  name: string
  detect: (archive: Archive) => boolean
  /**
   * Reads the package. What it throws as `PackageProblem` is told to the person as a sentence.
   * Absent for kinds that are recognised but cannot be played: the sentence is `problems.not_played_<name>`.
   */
  read?: (archive: Archive) => Promise<Imported>
  /** What the player's page on the content origin needs; see `launch_page.ts`. */
  launch?: (subject: LaunchSubject) => Promise<LaunchPage>
  /** Puts one commit of the player into the attempt. The attempt itself is saved afterwards. */
  take?: (trx: TransactionClientContract, taken: Taken, entry: CommitEntry) => Promise<void>
  /** Why a version that was read does not play now; nothing where it does. */
  blocks?: (version: PackageVersion) => Promise<Problem[]>
  /** The table of contents that pages show. */
  contents?: (version: PackageVersion, locale: Locale) => Contents
  /** Whether somebody who opens it again goes on with the attempt that is finished. */
  returns?: boolean
  /** Whether it plays for somebody without an account too: it needs no record of its own to begin. */
  visitors?: boolean
  /** How it may be opened besides `normal` and `review`. */
  modes?: readonly LaunchMode[]
  /** In the transaction in which an attempt begins. */
  begun?: (trx: TransactionClientContract, attempt: Attempt, row: Package) => Promise<void>
  /**
   * Rules for what its content sends to the record store with the key of a launch; `sender` is the later one that
   * brings what the device had kept.
   */
  guard?: (launch: Launch, attempt: Attempt, sender?: Launch) => Guard
  /** What the trainer may set for it besides how often it is taken. */
  settings?: readonly 'completion'[]
}

const kinds: PackageKind[] = []

export function registerKinds(...more: PackageKind[]) {
  kinds.push(...more)
}

export const packageKind = (name: string | null) => kinds.find((kind) => kind.name === name)

export const kindOf = (archive: Archive) => kinds.find((kind) => kind.detect(archive))

/** The kinds that can be played. */
export const playedKinds = () => [
  ...new Set(kinds.filter((kind) => kind.read).map(({ name }) => name)),
]

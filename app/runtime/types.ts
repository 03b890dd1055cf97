import type { ActivitySettings } from '#runtime/scorm/sequencing_types'

export type { Problem } from '#shared/archive/package_problem'

export const completions = ['unknown', 'not_attempted', 'incomplete', 'completed'] as const
export type Completion = (typeof completions)[number]

export const successes = ['unknown', 'passed', 'failed'] as const
export type Success = (typeof successes)[number]

export type Score = {
  scaled: number | null
  raw: number | null
  min: number | null
  max: number | null
}

export const launchModes = ['normal', 'browse', 'review'] as const
export type LaunchMode = (typeof launchModes)[number]

/** How a package is taken. Stored in `runtime_packages.settings`. */
export type PackageSettings = {
  /** `resume`: an open attempt goes on; `new`: each launch begins anew. */
  attempts: 'resume' | 'new'
  /** The most attempts of one person; null is any number. */
  maxAttempts: number | null
  /** Web pages: what completes them. Never opening, never time. */
  completion: CompletionRule
  /** SCORM 1.2: whether the mastery score decides over the status that the content reported. */
  masteryOverrides: boolean
}

export const completionRules = ['told', 'pages', 'quiz'] as const

/** What completes web pages that report by no standard. */
export type CompletionRule = {
  /** `told`: a page says so itself; `pages`: all of a list were opened; `quiz`: a result of at least `passing`. */
  rule: (typeof completionRules)[number]
  pages: string[]
  /** From 0 to 1. */
  passing: number
}

export const defaultSettings: PackageSettings = {
  completion: { rule: 'told', pages: [], passing: 0.6 },
  attempts: 'resume',
  maxAttempts: null,
  masteryOverrides: false,
}

/** What can be played in a SCORM package; `runtime_package_versions.manifest`. */
export type ScormManifest = {
  standard: 'scorm12' | 'scorm2004'
  /** `1.2`, `2nd`, `3rd`, `4th` edition. */
  edition: string
  identifier: string
  title: string
  organization: string
  /** SCORM 2004: whether objectives are shared with all other packages of the learner. */
  objectivesGlobal: boolean
  /** Whether the stores of `adl.data` are; absent in what was read before this was known. */
  sharedDataGlobal?: boolean
  items: ScormItem[]
  /** SCORM 2004: the activity tree as the sequencing engine takes it. */
  sequencing: SequencingTree | null
}

export type SequencingTree = { activityTree: ActivitySettings; hideLmsUi?: string[] }

export type ScormItem = {
  id: string
  title: string
  visible: boolean
  children: ScormItem[]
  /** Absent where the item is only a folder. */
  launch?: ScormLaunch
  prerequisites?: string
  masteryScore?: string
  maxTime?: string
  timeLimitAction?: string
  dataFromLms?: string
  scaledPassingScore?: string
  completionThreshold?: string
}

export type ScormLaunch = {
  /** The file in the package. */
  path: string
  /** What stands after the path: `?v=2&act=1#top`, or empty. */
  suffix: string
  type: 'sco' | 'asset'
  /** Whether the package has the file. */
  exists: boolean
}

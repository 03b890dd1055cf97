import { RuntimePackageVersionSchema } from '#database/schema'
import type { Problem, ScormManifest } from '#runtime/types'

export const versionStates = ['importing', 'ready', 'refused'] as const
export type VersionState = (typeof versionStates)[number]

/** The files of a package as they were uploaded once. Never changes after it is ready: addresses and caches rely on it. */
export default class PackageVersion extends RuntimePackageVersionSchema {
  static table = 'runtime_package_versions'
  static selfAssignPrimaryKey = true

  declare state: VersionState
  declare problems: Problem[]

  /** What the importer of its kind read. */
  read<Shape = ScormManifest>(): Shape {
    return JSON.parse(this.manifest ?? 'null') as Shape
  }
}

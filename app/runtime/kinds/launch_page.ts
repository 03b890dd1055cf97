import type { Locale } from '#config/i18n'
import type Attempt from '#runtime/models/attempt'
import type Launch from '#runtime/models/launch'
import type PackageVersion from '#runtime/models/package_version'

export type LaunchSubject = {
  launch: Launch
  attempt: Attempt
  version: PackageVersion
  /** Where the version's files begin on the content origin, with a slash at the end. */
  base: string
  /** The language of the page around the player. */
  locale: Locale
}

/**
 * What the page on the content origin runs: a module of `resources/player` and what it is given when it asks for
 * its state (plain JSON). The state is asked for after what this device had not sent yet was sent.
 */
export type LaunchPage = {
  script: string
  state: object
}

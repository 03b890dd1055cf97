import type { Scorm2004API } from 'scorm-again'

type Settings = NonNullable<ConstructorParameters<typeof Scorm2004API>[0]>

/** The activity tree as the sequencing engine (scorm-again) takes it. */
export type ActivitySettings = NonNullable<NonNullable<Settings['sequencing']>['activityTree']>

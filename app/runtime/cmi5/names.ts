import { appUrl } from '#config/app'

const ADL = 'http://adlnet.gov/expapi/verbs'
const CMI5 = 'https://w3id.org/xapi/cmi5'

/** The verbs of cmi5 (9.3). */
export const verbs = {
  launched: `${ADL}/launched`,
  initialized: `${ADL}/initialized`,
  completed: `${ADL}/completed`,
  passed: `${ADL}/passed`,
  failed: `${ADL}/failed`,
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
  waived: 'https://w3id.org/xapi/adl/verbs/waived',
  terminated: `${ADL}/terminated`,
  satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
} as const
export type Verb = keyof typeof verbs

const names = new Map<string, Verb>(Object.entries(verbs).map(([name, iri]) => [iri, name as Verb]))

export const verbName = (iri: string) => names.get(iri)

export const CATEGORY = `${CMI5}/context/categories/cmi5`
export const MOVE_ON = `${CMI5}/context/categories/moveon`

export const extension = (name: string) => `${CMI5}/context/extensions/${name}`
export const SESSION = extension('sessionid')
export const MASTERY = extension('masteryscore')
export const REASON = `${CMI5}/result/extensions/reason`
export const PROGRESS = `${CMI5}/result/extensions/progress`

export const activityType = (name: 'block' | 'course') => `${CMI5}/activitytype/${name}`

/** The documents that the standard names. */
export const LAUNCH_DATA = 'LMS.LaunchData'
export const PREFERENCES = 'cmi5LearnerPreferences'

/** The ids of activities here. A publisher's id is never one of them (8.1.5, 9.3.9). */
export const courseIri = (code: string) => `${appUrl}/packages/${code}`
export const partIri = (code: string, key: string) => `${courseIri(code)}/items/${key}`

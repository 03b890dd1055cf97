import type { Guard } from '#runtime/lrs/guard'
import type { JsonObject } from '#runtime/lrs/validation/json'

/** What a credential is good for (xAPI 1.0.3 part three, 4.2); the same words name the scopes of tokens. */
export const xapiScopes = [
  'statements/write',
  'statements/read/mine',
  'statements/read',
  'state',
  'define',
  'profile',
  'all/read',
  'all',
] as const
export type XapiScope = (typeof xapiScopes)[number]

/** Who speaks to the LRS, and how far that reaches. */
export type Authority = {
  /** As it stands in statements under `authority`. */
  agent: JsonObject
  scopes: ReadonlySet<XapiScope>
  /** Statements and documents of this institution and all below it; null for all. */
  institutionId: string | null
  /** A reader who looks after several institutions: these and all below them. */
  institutionIds?: readonly string[]
  /** A launch speaks of one learner, in one registration where it has one. */
  learner?: { agent: JsonObject; registration: string | null }
  /** The launch behind it, and what was launched; kept beside its statements. */
  launchId?: string
  /** Rules of the standard of what was launched. */
  guard?: Guard
  /** What the statements come from, such as `scorm`; `external` where another program sent them. */
  source: string
}

const IMPLIED: Partial<Record<XapiScope, XapiScope[]>> = {
  'statements/read/mine': ['statements/read', 'all/read'],
  'statements/read': ['all/read'],
}

/** Whether the authority may do what the scope stands for. */
export const may = ({ scopes }: Authority, scope: XapiScope): boolean =>
  scopes.has('all') ||
  scopes.has(scope) ||
  (IMPLIED[scope]?.some((wider) => scopes.has(wider)) ?? false)

/** Whether the authority may read documents of this kind; `all/read` reads, the kind's own scope also writes. */
export const mayRead = (authority: Authority, scope: 'state' | 'profile') =>
  may(authority, scope) || authority.scopes.has('all/read')

/** Whether the authority reads statements at all: it may then ask for agents and activities too. */
export const mayReadAny = (authority: Authority) => may(authority, 'statements/read/mine')

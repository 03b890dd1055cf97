/** What a report is about, to which topic of contacts it goes, and within how many hours it is answered. */
export const reportKinds = {
  content: { topic: 'content', hours: 168 },
  technical: { topic: 'technical', hours: 120 },
  bullying: { topic: 'safety', hours: 48 },
  abuse: { topic: 'safety', hours: 24 },
  misuse: { topic: 'safety', hours: 72 },
} as const

export type ReportKind = keyof typeof reportKinds

export const reportKindNames = Object.keys(reportKinds) as ReportKind[]

export const topics = ['all', 'safety', 'content', 'technical'] as const

export const reportStates = ['new', 'in_progress', 'closed'] as const

export const outcomes = ['resolved', 'no_problem', 'referred', 'content_hidden'] as const

/** The outcome that keeps the reported content from its readers until the report is opened again. */
export const HIDDEN = 'content_hidden'

export const isUrgent = (kind: string) => reportKinds[kind as ReportKind]?.topic === 'safety'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** The address of a page without its query and without ids of rows, which may be people's; undefined for no path. */
export function cleanPage(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value)) return null
  return value.split(/[?#]/)[0].replace(UUID, '…').slice(0, 300)
}

import type { RowChange } from '#shared/imports/import_kind'
import type { Given, GivenFile } from '#library/sources/types'

const LONGEST = 300

/** What of a given entry people see in the preview, each as text; the name of a field is the key of its word. */
const FIELDS: Record<string, (given: Given) => string | null> = {
  title_km: ({ titleKm }) => titleKm,
  title_en: ({ titleEn }) => titleEn,
  licence: ({ licence }) => licence,
  holder: ({ holderKm, holderEn }) => holderKm ?? holderEn,
  files: ({ files }) => files.map(fileText).sort().join(', '),
  description_km: ({ descriptionKm }) => descriptionKm,
  description_en: ({ descriptionEn }) => descriptionEn,
  body_km: ({ bodyKm }) => bodyKm,
  body_en: ({ bodyEn }) => bodyEn,
  authors: ({ authors }) => authors.join(', '),
  contributors: ({ contributors }) => contributors.join(', '),
  publisher: ({ publisherKm, publisherEn }) => publisherKm ?? publisherEn,
  languages: ({ languages }) => languages.join(', '),
  keywords: ({ keywords }) => [...keywords.km, ...keywords.en].join(', '),
  subject: ({ subject }) => subject,
  grades: ({ grades }) => grades.join(', '),
  lessons: ({ alignment }) => alignment.join(', '),
  minutes: ({ minutes }) => (minutes ? String(minutes) : null),
  audience: ({ audience }) => audience.join(', '),
  teacher_only: ({ teacherOnly }) => (teacherOnly ? '✓' : null),
  accessibility: ({ accessibility }) => accessibility.join(', '),
  source_url: ({ sourceUrl }) => sourceUrl,
  origin: ({ origin }) =>
    origin && [origin.title, origin.author, origin.url].filter(Boolean).join(' · '),
}

/** Two files of one name and size with other bytes differ too: the beginning of what tells them apart is shown. */
const fileText = ({ name, size, print }: GivenFile) =>
  `${name} (${kilobytes(size)}, ${print.split(':').pop()!.slice(0, 8)})`

const kilobytes = (size: number) => `${Math.max(1, Math.round(size / 1024))} KB`

/** What differs between an entry now and when it was imported last; of a new one what it has. */
export function changesOf(now: Given, before?: Given): RowChange[] {
  const changes: RowChange[] = []
  for (const [field, text] of Object.entries(FIELDS)) {
    const [old, present] = [before ? text(before) || null : null, text(now) || null]
    if (old === present) continue
    changes.push({ field, before: short(old), after: short(present) })
  }
  return changes
}

const short = (text: string | null) =>
  text === null || text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`

/** Files that are as they were keep the blobs they have. */
export function withBlobs(now: Given, before?: Given): Given {
  const same = (file: GivenFile) => `${file.name} ${file.print}`
  const known = new Map(before?.files.map((file) => [same(file), file]))
  return {
    ...now,
    files: now.files.map((file) => {
      const standing = known.get(same(file))
      return standing?.blob ? { ...file, blob: standing.blob, plays: standing.plays } : file
    }),
  }
}

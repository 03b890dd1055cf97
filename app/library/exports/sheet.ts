import type { Parcel } from '#library/exports/parcel'

/** The columns of the list, as the import of lists with files reads them. */
export const COLUMNS = [
  ...['key', 'title_km', 'title_en', 'description_km', 'description_en', 'file', 'file_km'],
  ...['file_en', 'captions_km', 'captions_en', 'pictures', 'alt', 'body_km', 'body_en', 'licence'],
  ...['holder', 'authors', 'contributors', 'publisher', 'languages', 'subject', 'grades'],
  ...['lessons', 'keywords', 'minutes', 'audience', 'accessibility', 'teacher_only', 'source_url'],
  ...['origin_kind', 'origin_title', 'origin_author', 'origin_url', 'origin_licence'],
] as const

type Column = (typeof COLUMNS)[number]

/** What divides the values of a cell there: names of files hold none of it. */
const DIVIDES = /[;,\n។]/g

/** Where a file lies in the archive. */
export const placeOf = (parcel: Parcel, name: string) =>
  `files/${parcel.row.code}/${name.replaceAll(DIVIDES, '-')}`

/** With semicolons between; a comma in a value divides nothing as long as there is one. */
function list(values: (string | number)[]) {
  const texts = values.map((one) => String(one).replaceAll(/[;\n]/g, ','))
  return texts.join('; ') + (texts.length === 1 && /[,។]/.test(texts[0]) ? ';' : '')
}

const both = ({ km, en }: Parcel['holder']) =>
  list([...new Set([km, en].filter((one) => one !== null && one !== ''))] as string[])

/** A row of the list. */
export function rowOf(parcel: Parcel): string[] {
  const { row, title, description, holder, publisher, keywords } = parcel
  const [origin] = parcel.sources
  const values: Partial<Record<Column, string | number | null>> = {
    ...{ key: row.code, title_km: title.km, title_en: title.en },
    ...{ description_km: description.km, description_en: description.en },
    ...filesIn(parcel),
    ...{ body_km: textOf(parcel, 'km'), body_en: textOf(parcel, 'en'), licence: row.licence },
    ...{ holder: both(holder), publisher: both(publisher) },
    ...{ authors: list(row.authors), contributors: list(row.contributors) },
    ...{ languages: list(row.languages), subject: parcel.subject?.code, grades: list(row.grades) },
    lessons: list([...new Set(parcel.alignments.map((one) => one.outcomeCode ?? one.code))]),
    keywords: list([...keywords.km, ...keywords.en]),
    ...{ minutes: row.minutes, audience: list(row.audience) },
    ...{ accessibility: list(row.accessibility), teacher_only: row.teacherOnly ? 'yes' : '' },
    source_url: row.sourceUrl ?? parcel.address,
    ...(origin && {
      ...{ origin_kind: origin.kind, origin_title: origin.titleKm || origin.titleEn },
      ...{ origin_author: origin.author, origin_url: origin.address },
      origin_licence: origin.licenceCode,
    }),
  }
  return COLUMNS.map((column) => String(values[column] ?? ''))
}

function filesIn(parcel: Parcel) {
  const cells: Partial<Record<Column, string>> = {}
  const pictures: string[] = []
  for (const { name, role, language } of parcel.parts) {
    const place = placeOf(parcel, name)
    const own = language === 'km' || language === 'en' ? (`_${language}` as const) : ''
    if (role === 'part') pictures.push(place)
    else if (role === 'main') cells[`file${own}`] ??= place
    else if (own) cells[`captions${own}`] ??= place
  }
  return { ...cells, pictures: list(pictures), alt: altIn(parcel) }
}

/** What the file itself shows; the pictures of a text say it in the text. */
function altIn({ parts }: Parcel) {
  const main = parts.find(({ role }) => role === 'main')
  return main?.altKm ?? main?.altEn
}

/** The text, with pictures by the names that they have in the archive. */
function textOf({ bodies, parts }: Parcel, language: 'km' | 'en') {
  let text = bodies[language]
  for (const { name, role } of parts) {
    const written = name.replaceAll(DIVIDES, '-')
    if (role === 'part' && written !== name) text = text.replaceAll(name, written)
  }
  return text
}

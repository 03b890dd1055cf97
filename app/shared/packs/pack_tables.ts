/** What the CSV files of format 1 hold (docs/protocols/packs.md section 4). */
export type PackTable = {
  required: readonly string[]
  /** Columns that may be left out, and values that may be empty. */
  optional?: readonly string[]
  /** The columns that together name a row. */
  key: readonly string[]
  /** Columns that name a row of a file, here or in another pack: `file`, or `file#prefix of the key`. */
  refs?: Record<string, string>
}

export const packTables: Record<string, PackTable> = {
  'places.csv': {
    required: ['code', 'type', 'type_km', 'name_km', 'name_en'],
    optional: ['parent_code'],
    key: ['code'],
    refs: { parent_code: 'places.csv' },
  },
  'code_lists.csv': {
    required: ['list', 'code', 'label_km', 'label_en'],
    optional: ['position', 'active_from', 'active_to'],
    key: ['list', 'code'],
  },
  'institutions.csv': {
    required: ['location_code', 'type_code', 'name_km', 'name_en'],
    optional: ['emis_code', 'parent_location_code', 'place_code'],
    key: ['location_code'],
    refs: {
      parent_location_code: 'institutions.csv',
      place_code: 'places.csv',
      type_code: 'code_lists.csv#institution_type/',
    },
  },
  'subjects.csv': {
    required: ['code', 'name_km', 'name_en', 'short_km', 'short_en', 'colour', 'position'],
    optional: ['hrmis_subject_id', 'also_called'],
    key: ['code'],
  },
  'chapters.csv': {
    required: ['code', 'subject', 'grade', 'number', 'title_km', 'title_en'],
    optional: ['track', 'hours'],
    key: ['code'],
    refs: { subject: 'subjects.csv' },
  },
  'lessons.csv': {
    required: ['code', 'chapter', 'number', 'title_km', 'title_en'],
    optional: ['hours'],
    key: ['code'],
    refs: { chapter: 'chapters.csv' },
  },
  'topics.csv': {
    required: ['code', 'lesson', 'number', 'title_km', 'title_en'],
    optional: ['hours'],
    key: ['code'],
    refs: { lesson: 'lessons.csv' },
  },
  'outcomes.csv': {
    required: ['code', 'lesson', 'domain', 'text_km', 'text_en'],
    optional: ['topic'],
    key: ['code'],
    refs: { lesson: 'lessons.csv', topic: 'topics.csv' },
  },
  'years.csv': {
    required: ['name', 'starts_on', 'ends_on', 's1_starts_on', 's1_ends_on'],
    optional: ['place_code', 's2_starts_on', 's2_ends_on', 'school_days', 'draft'],
    key: ['name', 'place_code'],
    refs: { place_code: 'places.csv' },
  },
  'holidays.csv': {
    required: ['day', 'name_km', 'name_en', 'closes_schools'],
    optional: ['place_code', 'draft'],
    key: ['day', 'place_code', 'name_en'],
    refs: { place_code: 'places.csv' },
  },
}

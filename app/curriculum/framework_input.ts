/** What people say about a version. */
export type FrameworkInput = {
  code: string
  version: string
  titleKm: string
  titleEn: string
  yearFrom: number | null
  isVisible: boolean
  noteKm: string | null
  noteEn: string | null
}

export type FrameworkError = { type: 'version_taken' | 'locked' | 'empty' }

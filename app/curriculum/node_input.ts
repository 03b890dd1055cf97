import type { Domain } from '#curriculum/levels'

/** What people write about a chapter, lesson, topic or outcome; each level uses what it has. */
export type NodeInput = {
  code?: string | null
  titleKm?: string
  titleEn?: string
  textKm?: string
  textEn?: string
  domain?: Domain
  topicId?: string | null
  hours?: number | null
  grade?: number
  track?: string | null
}

export type NodeError = {
  type: 'code_taken' | 'code_fixed' | 'locked' | 'in_use' | 'not_empty' | 'elsewhere'
  field: string
}

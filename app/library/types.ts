export const kinds = [
  ...(['page', 'image', 'pdf', 'book', 'document'] as const),
  ...(['audio', 'video', 'package', 'questions', 'file'] as const),
] as const
export type ResourceKind = (typeof kinds)[number]

/** `main`: what the resource is; `part`: a picture of its page; `captions`: what is said in its film. */
export type FileRole = 'main' | 'part' | 'captions'

/** Languages of content: the two of the pages, those of foreign-language lessons, and those of Cambodia's peoples. */
export const languages = [
  ...(['km', 'en', 'fr', 'zh', 'cmo', 'tpu', 'krr', 'brb', 'jra'] as const),
  'other',
] as const
export const audiences = ['student', 'teacher'] as const

/** What helps people who do not see or hear well. */
export const aids = [
  ...(['alt_text', 'captions', 'transcript', 'audio_description'] as const),
  ...(['sign_language', 'large_print', 'screen_reader'] as const),
] as const

/** What a work has to do with the one it was made from. */
export const relationKinds = ['translated_from', 'adapted_from', 'part_of'] as const
export type RelationKind = (typeof relationKinds)[number]

/** Who finds a resource: everyone, the people of its school or office, those of its training centre (`own_people`). */
export const scopes = ['national', 'institution', 'training'] as const
export type Scope = (typeof scopes)[number]

export const resourceStates = [
  ...(['draft', 'submitted', 'in_review', 'published', 'retired', 'taken_down', 'hidden'] as const),
] as const
export type ResourceState = (typeof resourceStates)[number]

/** Questions of a set, see docs/protocols/questions.md. */
export type { Question as SetQuestion, QuestionAnswer as SetAnswer } from '#library/questions/types'

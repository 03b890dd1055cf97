export const kinds = ['page', 'image', 'pdf', 'audio', 'video', 'file'] as const
export type ResourceKind = (typeof kinds)[number]

/** `main`: what the resource is; `part`: a picture of its page; `captions`: what is said in its film. */
export type FileRole = 'main' | 'part' | 'captions'

export const languages = ['km', 'en'] as const
export const audiences = ['student', 'teacher'] as const

export type ResourceState = 'draft' | 'published' | 'retired' | 'hidden'

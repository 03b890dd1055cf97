export const kinds = ['page', 'image', 'pdf', 'audio', 'video', 'file'] as const
export type ResourceKind = (typeof kinds)[number]

export const languages = ['km', 'en'] as const
export const audiences = ['student', 'teacher'] as const

export type ResourceState = 'draft' | 'published' | 'retired' | 'hidden'

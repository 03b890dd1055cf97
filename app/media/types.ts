/** What a page or a route needs of a blob; a row of `media_blobs` or a model fits. */
export type BlobFile = { sha256: string; size: number; mediaType: string }

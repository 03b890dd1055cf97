/** `[[key]]` in the text of a question with gaps. */
export const GAP = /\[\[([A-Za-z0-9_-]{1,40})\]\]/g

/** The keys of the gaps of a text, in their order. */
export const gapKeys = (text: string) => [...text.matchAll(GAP)].map(([, key]) => key)

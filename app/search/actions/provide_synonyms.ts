/** How a module's `subscriptions.ts` tells names that mean the same: `provideSynonyms(async () => [['maths', ...]])`. */
export { addSynonyms as provideSynonyms } from '#search/synonyms'

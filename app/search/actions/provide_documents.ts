/** How a module's `subscriptions.ts` says where its documents come from: `provideDocuments('resource', () => import(...))`. */
export { setSource as provideDocuments } from '#search/sources'

/** How a module's `subscriptions.ts` says that a form of its takes uploads: `provideUploadPurpose({ name, may })`. */
export { setPurpose as provideUploadPurpose } from '#media/uploads/purposes'

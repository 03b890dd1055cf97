/** On which origin packages play, for a page asked at another. */
export { contentOrigin } from '#runtime/content/origins'

/** How many reviews wait for somebody. */
export { countWaiting } from '#library/reviews/list_reviews'

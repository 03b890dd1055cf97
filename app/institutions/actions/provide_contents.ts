/** How a module above says what it keeps at an institution: `provideContents('identity', () => import('#identity/...'))`. */
export { setContents as provideContents } from '#institutions/contents'

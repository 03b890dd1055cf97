/** The token with which a program asks; modules narrow their answers to what it reaches. */
export type ApiToken = {
  id: string
  scopes: string[]
  /** This institution and all below it; null for all. */
  institutionId: string | null
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    apiToken?: ApiToken
  }
}

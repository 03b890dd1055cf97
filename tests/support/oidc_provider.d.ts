/** The package brings no types; these are of what the tests use. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  export type Configuration = {
    findAccount?: (ctx: unknown, id: string) => { accountId: string; claims: () => object }
    interactions?: { url: (ctx: unknown, interaction: { uid: string }) => string }
    [setting: string]: unknown
  }

  export default class Provider {
    constructor(issuer: string, settings: Configuration)
    callback(): RequestListener
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse
    ): Promise<{ prompt: { name: string }; params: Record<string, unknown> }>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object
    ): Promise<void>
    Grant: new (of: { accountId: string; clientId: string }) => {
      addOIDCScope(scope: string): void
      save(): Promise<string>
    }
  }
}

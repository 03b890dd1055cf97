import env from '#start/env'

/** How other libraries harvest this one (OAI-PMH). */
export const harvestConfig = {
  domain: env.get('OAI_DOMAIN') as string | undefined,
}

/** Why an origin does not serve this mirror; docs/protocols/mirror.md section 13. */
export const standings = ['suspended', 'retired', 'reenrol', 'not_signed'] as const
export type Standing = (typeof standings)[number]

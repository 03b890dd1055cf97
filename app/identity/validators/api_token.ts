import vine from '@vinejs/vine'

/** How long a token may hold. */
export const TOKEN_DAYS = [30, 90, 365] as const

/** `meta.scopes` are those that modules have named. */
export const apiTokenValidator = vine.withMetaData<{ scopes: string[] }>().create({
  name: vine.string().label().minLength(2).maxLength(100),
  owner: vine.string().trim().maxLength(60).nullable(),
  location_code: vine.string().trim().maxLength(20).nullable(),
  scopes: vine
    .array(vine.enum((field) => field.meta.scopes))
    .minLength(1)
    .distinct(),
  days: vine.enum(TOKEN_DAYS.map(String)),
})

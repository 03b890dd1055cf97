import { findClass } from '#identity/queries/find_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The class of the address, for those who may change it. @throws 403, 404 */
export async function editableClass(ctx: HttpContext) {
  const schoolClass = await findClass(ctx.params.id)
  await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('edit', schoolClass)
  return schoolClass
}

export const toClass = (ctx: HttpContext) =>
  ctx.response.redirect().status(303).toRoute('identity.classes.show', [ctx.params.id])

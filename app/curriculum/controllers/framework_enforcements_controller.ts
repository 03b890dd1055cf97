import { notice } from '#shared/http/notice'
import { openFramework } from '#curriculum/open_framework'
import { enforceFramework } from '#curriculum/actions/enforce_framework'
import type { HttpContext } from '@adonisjs/core/http'

/** A draft becomes what counts. */
export default class FrameworkEnforcementsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const { id } = await openFramework(ctx)
    const result = await enforceFramework(ctx.actor!, id)
    if (result.ok) notice(ctx, 'curriculum.frameworks.show.enforced')
    else notice(ctx, `curriculum.problems.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toPath(`/curriculum/frameworks/${id}`)
  }
}

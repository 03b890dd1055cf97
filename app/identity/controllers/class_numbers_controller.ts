import { notice } from '#shared/http/notice'
import { numberPupils } from '#identity/actions/number_pupils'
import { editableClass, toClass } from '#identity/editable_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The numbers on the roll of a class, given anew. */
export default class ClassNumbersController {
  async store(ctx: HttpContext) {
    const schoolClass = await editableClass(ctx)
    const count = await numberPupils(ctx.actor!, schoolClass)
    notice(ctx, 'classes.show.numbered', { count })
    return toClass(ctx)
  }
}

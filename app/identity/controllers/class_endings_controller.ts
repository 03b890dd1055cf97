import db from '@adonisjs/lucid/services/db'
import { notice } from '#shared/http/notice'
import { endClass, headsOf } from '#identity/actions/end_class'
import { openSignIns } from '#identity/queries/class_sign_ins'
import { findClass } from '#identity/queries/find_class'
import { classEndValidator } from '#identity/validators/school_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The end of a lesson: the pupils of the class are signed out. */
export default class ClassEndingsController {
  async create(ctx: HttpContext) {
    const { id, name } = await this.find(ctx)
    const wanted = { classId: id, except: ctx.actor!.userId }
    return ctx.view.render('pages/identity/class_endings/create', {
      schoolClass: { id, name },
      signedIn: headsOf(await openSignIns(db.connection(), wanted)),
    })
  }

  async store(ctx: HttpContext) {
    const schoolClass = await this.find(ctx)
    const { room, hours } = await ctx.request.validateUsing(classEndValidator)
    const { pupils, others } = await endClass(
      ctx.actor!,
      schoolClass,
      room ? (hours ?? 1) : undefined
    )
    notice(ctx, 'classes.end.done', { ...pupils, others })
    return ctx.response.redirect().status(303).toRoute('identity.classes.show', [schoolClass.id])
  }

  /** Whoever teaches the class may end it. */
  private async find(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('view', schoolClass)
    return schoolClass
  }
}

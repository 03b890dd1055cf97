import env from '#start/env'
import { Exception } from '@adonisjs/core/exceptions'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { refusedPage } from '#shared/http/refused_page'
import { hashNewPassword } from '#identity/actions/hash_new_password'
import { finishSignIn } from '#identity/actions/prove_identity'
import { hasAnyUser } from '#identity/queries/has_any_user'
import Institution from '#institutions/models/institution'
import { finishFirstRun } from '#operations/actions/finish_first_run'
import { firstRunValidator } from '#operations/validators/first_run'
import type { HttpContext } from '@adonisjs/core/http'

/** The first page of a new server: whoever has the code from the console becomes its administrator. */
export default class FirstRunsController {
  async create({ view }: HttpContext) {
    await requireNobody()
    const needsMinistry = !(await Institution.query().select('id').first())
    return view.render('pages/operations/first_run/create', { needsMinistry })
  }

  async store(ctx: HttpContext) {
    await requireNobody()
    const form = await ctx.request.validateUsing(firstRunValidator)
    const say = (key: string, data?: Record<string, unknown>) => translate(ctx.locale, key, data)
    if (form.password !== form.password_confirmation) {
      refuseField('password_confirmation', say('identity.password.not_the_same'))
    }
    const hashed = await hashNewPassword(form.password, { username: form.username, isStaff: true })
    if (!hashed.ok) {
      refuseField('password', say(`identity.password.${hashed.error.type}`, { minimum: 10 }))
    }
    const finished = await finishFirstRun({
      code: form.code,
      surnameKm: form.surname_km,
      givenKm: form.given_km,
      surnameLatin: form.surname_latin ?? null,
      givenLatin: form.given_latin ?? null,
      username: form.username,
      password: hashed.value,
      ministry: {
        nameKm: form.ministry_km ?? say('operations.first_run.ministry_default_km'),
        nameEn: form.ministry_en ?? say('operations.first_run.ministry_default_en'),
      },
    })
    if (finished.ok) return finishSignIn(ctx, finished.value, 'first_run', afterwards())
    const { error } = finished
    if (error.type === 'done') throw gone()
    const retryAfter = error.type === 'busy' ? error.seconds : undefined
    const message = say(`operations.first_run.${error.type}`)
    const { code, password, password_confirmation: again, ...typed } = form
    refusedPage(ctx, { field: 'code', message, status: retryAfter ? 429 : 422, retryAfter }, typed)
    return this.create(ctx)
  }
}

/** A mirror is paired next, after the second factor. */
const afterwards = () =>
  env.get('TONLE_ROLE') === 'mirror' ? '/administration/mirror/here/pairing' : '/me/second-factor'

const gone = () => new Exception('The first run is over', { status: 404, code: 'E_FIRST_RUN_OVER' })

async function requireNobody() {
  if (await hasAnyUser()) throw gone()
}

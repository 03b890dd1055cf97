import { Exception } from '@adonisjs/core/exceptions'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import { currentFramework, frameworks } from '#curriculum/queries/current_framework'
import Framework from '#curriculum/models/framework'
import type { HttpContext } from '@adonisjs/core/http'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const missing = () => new Exception('No such version', { status: 404, code: 'E_ROW_NOT_FOUND' })

/** The version of the address. Hidden drafts are there only for those who write them. */
export async function openFramework(ctx: HttpContext, id = String(ctx.params.id)) {
  const framework = UUID.test(id) ? await Framework.find(id) : null
  if (!framework) throw missing()
  if (!framework.isVisible && !(await editsCurriculum(ctx.actor))) throw missing()
  return framework
}

/** The version that a page of the tree shows: the one its address names, else the one that counts. */
export async function chosenFramework(ctx: HttpContext) {
  const named = ctx.request.qs().version
  if (typeof named !== 'string' || !named) return currentFramework()
  const framework = await openFramework(ctx, named)
  const all = await frameworks()
  return all.find(({ id }) => id === framework.id)
}

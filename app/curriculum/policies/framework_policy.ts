import { BasePolicy } from '@adonisjs/bouncer'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import type { Actor } from '#shared/actor'

/** Curriculum officers of the ministry write the versions; everyone reads those that are shown. */
export default class FrameworkPolicy extends BasePolicy {
  edit(actor: Actor) {
    return editsCurriculum(actor)
  }
}

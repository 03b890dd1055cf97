import { BasePolicy } from '@adonisjs/bouncer'
import { hasClasses, levelAt, peopleTops } from '#identity/queries/reach'
import { isHomeroomTeacher, teachesClass } from '#identity/queries/teaches'
import type { Actor } from '#shared/actor'

type Subject = { id?: string; institutionId: string; homeroomPersonId: string | null }

/** Leaders look after the classes of their school, homeroom teachers after their own, teachers see those they teach. */
export default class SchoolClassPolicy extends BasePolicy {
  list(actor: Actor) {
    return hasClasses(actor)
  }

  async view(actor: Actor, subject: Subject) {
    return (await this.lookAfter(actor, subject)) || teachesClass(actor, subject)
  }

  /** What shows or makes secrets of pupils: not for teachers of a subject. */
  async lookAfter(actor: Actor, subject: Subject) {
    return (await this.edit(actor, subject)) || isHomeroomTeacher(actor, subject)
  }

  create(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  async edit(actor: Actor, subject: { institutionId: string }) {
    return (await levelAt(actor, subject.institutionId)) > 0
  }
}

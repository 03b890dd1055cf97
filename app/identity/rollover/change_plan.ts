import {
  needsTarget,
  type ClassStep,
  type Outcome,
  type RolloverPlan,
} from '#identity/rollover/plan'

type Form = {
  carry_homeroom?: string | null
  carry_teachers?: string | null
  extra_name?: string | null
  extra_grade?: string | null
  classes?: Record<string, { outcome: Outcome; target?: string | null; grade?: string | null }>
}

/** The plan with what the form says; classes of no plan are left out, names are trimmed. */
export function changePlan(plan: RolloverPlan, form: Form): RolloverPlan {
  const classes: Record<string, ClassStep> = { ...plan.classes }
  for (const [id, { outcome, target, grade }] of Object.entries(form.classes ?? {})) {
    if (!(id in plan.classes)) continue
    const into = needsTarget(outcome)
    classes[id] = {
      outcome,
      target: into ? target?.trim() || null : null,
      grade: into ? (grade ?? null) : null,
    }
  }
  const name = form.extra_name?.trim()
  const others = plan.extra.filter((one) => one.name !== name)
  const extra =
    name && form.extra_grade ? [...others, { name, grade: form.extra_grade }] : plan.extra
  return {
    ...plan,
    classes,
    extra,
    carryHomeroom: Boolean(form.carry_homeroom),
    carryTeachers: Boolean(form.carry_teachers),
  }
}

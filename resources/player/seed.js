/*
 * What content finds when it begins: who learns, how, and what it had saved itself. In the shape that the engine's
 * `loadFromJSON` takes (SCORM 1.2 RTE 3.4; SCORM 2004 RTE 4.2).
 */

/** Cut off, or put aside: it goes on. What has ended itself otherwise begins anew, in SCORM 2004 with nothing. */
const isResumed = (saved) =>
  Boolean(saved) && saved.sessions > 0 && (saved.exit === null || saved.exit === 'suspend')

const two = (number) => String(Math.floor(number)).padStart(2, '0')

export function clockTime(seconds) {
  const hundredths = Math.round(seconds * 100)
  const whole = Math.floor(hundredths / 100)
  const hours = String(Math.floor(whole / 3600)).padStart(4, '0')
  const rest = two(hundredths % 100)
  return `${hours}:${two((whole / 60) % 60)}:${two(whole % 60)}${rest === '00' ? '' : `.${rest}`}`
}

export function isoTime(seconds) {
  const rest = Math.round(seconds * 100) / 100
  const hours = Math.floor(rest / 3600)
  const minutes = Math.floor((rest % 3600) / 60)
  const last = Math.round((rest % 60) * 100) / 100
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${last}S`
}

const present = (values) =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && value !== null && value !== ''
    )
  )

export function seed12({ item, saved, learner, mode }) {
  const cmi = (saved && saved.cmi) || {}
  const core = cmi.core || {}
  const hasPlayed = Boolean(saved) && saved.sessions > 0
  const entry = mode === 'review' ? '' : isResumed(saved) ? 'resume' : hasPlayed ? '' : 'ab-initio'
  return {
    core: present({
      student_id: learner.id,
      student_name: learner.name,
      lesson_location: core.lesson_location,
      credit: mode === 'normal' ? 'credit' : 'no-credit',
      lesson_status: core.lesson_status,
      entry,
      lesson_mode: mode,
      total_time: clockTime(hasPlayed ? saved.seconds : 0),
      score: present(core.score || {}),
    }),
    ...present({
      suspend_data: cmi.suspend_data,
      launch_data: item.dataFromLms,
      comments: cmi.comments,
    }),
    objectives: cmi.objectives || {},
    student_data: present({
      mastery_score: item.masteryScore,
      max_time_allowed: item.maxTime,
      time_limit_action: item.timeLimitAction,
    }),
    student_preference: present(cmi.student_preference || {}),
  }
}

/** What the content had written, as far as it comes back. */
const KEPT = ['location', 'suspend_data', 'completion_status', 'success_status', 'progress_measure']

export function seed2004({ item, saved, learner, mode }) {
  const resumed = mode === 'review' ? Boolean(saved) : isResumed(saved)
  const cmi = resumed ? saved.cmi : {}
  return {
    learner_id: learner.id,
    learner_name: learner.name,
    credit: mode === 'normal' ? 'credit' : 'no-credit',
    mode,
    entry: mode === 'review' ? '' : resumed ? 'resume' : 'ab-initio',
    total_time: isoTime(resumed ? saved.seconds : 0),
    ...present({
      launch_data: item.dataFromLms,
      completion_threshold: item.completionThreshold,
      scaled_passing_score: item.scaledPassingScore,
      max_time_allowed: item.maxTime,
      time_limit_action: item.timeLimitAction,
    }),
    ...present(Object.fromEntries(KEPT.map((name) => [name, cmi[name]]))),
    score: present(cmi.score || {}),
    objectives: cmi.objectives || {},
    interactions: cmi.interactions || {},
    comments_from_learner: cmi.comments_from_learner || {},
    learner_preference: present(cmi.learner_preference || {}),
  }
}

export { isResumed }

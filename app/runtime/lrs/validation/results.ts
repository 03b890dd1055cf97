import { refuse } from '#runtime/lrs/problem'
import { booleanOf, numberOf, objectOf, textOf } from '#runtime/lrs/validation/json'
import { durationOf, extensionsOf } from '#runtime/lrs/validation/values'

const RESULT = new Set(['score', 'success', 'completion', 'response', 'duration', 'extensions'])
const SCORE = new Set(['scaled', 'raw', 'min', 'max'])

export function checkResult(value: unknown, path: string) {
  const { score, success, completion, response, duration, extensions } = objectOf(
    value,
    path,
    RESULT
  )
  if (score !== undefined) checkScore(score, `${path}.score`)
  if (success !== undefined) booleanOf(success, `${path}.success`)
  if (completion !== undefined) booleanOf(completion, `${path}.completion`)
  if (response !== undefined) textOf(response, `${path}.response`)
  if (duration !== undefined) durationOf(duration, `${path}.duration`)
  if (extensions !== undefined) extensionsOf(extensions, `${path}.extensions`)
}

function checkScore(value: unknown, path: string) {
  const score = objectOf(value, path, SCORE)
  for (const name in score) numberOf(score[name], `${path}.${name}`)
  const { scaled, raw, min, max } = score
  if (scaled !== undefined && (scaled < -1 || scaled > 1)) {
    refuse(`${path}.scaled`, 'must be between -1 and 1')
  }
  if (min !== undefined && max !== undefined && min >= max) {
    refuse(`${path}.min`, 'must be below max')
  }
  if (raw === undefined) return
  if (min !== undefined && raw < min) refuse(`${path}.raw`, 'must not be below min')
  if (max !== undefined && raw > max) refuse(`${path}.raw`, 'must not be above max')
}

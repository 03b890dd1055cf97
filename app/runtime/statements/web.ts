import { build } from '#runtime/statements/build'
import { scormStatement, type ScormMoment } from '#runtime/statements/scorm'

const ADL = 'http://adlnet.gov/expapi'

/** What web pages have come to: of the package as a whole, with no profile of a standard that they don't follow. */
export function webStatement(moment: ScormMoment) {
  const { verb, result } = scormStatement(moment)
  return build(moment, {
    ...{ verb, result },
    object: { ...moment.course, type: `${ADL}/activities/lesson` },
  })
}

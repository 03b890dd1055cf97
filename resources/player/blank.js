/*
 * An empty location, also of a comment, is a word of the content's like any other (RTE 4.2.14); scorm-again refuses
 * it, and takes one that is empty for one that was never set. Underneath a blank stands for it.
 */
const ELEMENT = /^cmi\.(location|comments_from_learner\.\d+\.location)$/
const STANDS = ' '

/** @param api a Scorm2004API of scorm-again */
export function acceptBlank(api) {
  const [get, set, render] = [api.GetValue, api.SetValue, api.renderCommitCMI].map((one) =>
    one.bind(api)
  )
  const blank = new Set()
  api.SetValue = (element, value) => {
    if (!ELEMENT.test(element)) return set(element, value)
    const answer = set(element, value === '' ? STANDS : value)
    if (answer === 'true') blank[value === '' ? 'add' : 'delete'](element)
    return answer
  }
  api.GetValue = (element) => {
    const answer = get(element)
    return blank.has(element) && answer === STANDS ? '' : answer
  }
  api.renderCommitCMI = (...how) => {
    const rendered = render(...how)
    const { cmi } = rendered
    if (cmi && blank.has('cmi.location') && cmi.location === STANDS) cmi.location = ''
    return rendered
  }
}

/*
 * An empty `cmi.location` is a word of the content's like any other (RTE 4.2.12); scorm-again refuses it, and takes
 * one that is empty for one that was never set. Underneath a blank stands for it.
 */
const ELEMENT = 'cmi.location'
const STANDS = ' '

/** @param api a Scorm2004API of scorm-again */
export function acceptBlank(api) {
  const [get, set, render] = [api.GetValue, api.SetValue, api.renderCommitCMI].map((one) =>
    one.bind(api)
  )
  let isBlank = false
  api.SetValue = (element, value) => {
    if (element !== ELEMENT) return set(element, value)
    const answer = set(element, value === '' ? STANDS : value)
    if (answer === 'true') isBlank = value === ''
    return answer
  }
  api.GetValue = (element) => {
    const answer = get(element)
    return element === ELEMENT && isBlank && answer === STANDS ? '' : answer
  }
  api.renderCommitCMI = (...how) => {
    const rendered = render(...how)
    const { cmi } = rendered
    if (cmi && isBlank && cmi.location === STANDS) cmi.location = ''
    return rendered
  }
}

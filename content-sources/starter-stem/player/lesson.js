/* A short lesson: pages to read, then questions. `Lesson` is its content, `Record` speaks to the player around it. */
'use strict'
;(async function () {
  const { title, words, pages, questions, passing } = window.Lesson
  const total = pages.length + questions.length + 1
  const record = await window.Record.start({ passing })
  const state = Object.assign(
    { at: 0, seen: 0, answers: questions.map(() => null), told: false },
    record.saved
  )
  const app = document.body
  const make = (name, className, text) => {
    const node = document.createElement(name)
    if (className) node.className = className
    if (text !== undefined) node.textContent = text
    return node
  }
  const score = () => state.answers.filter((given, n) => given === questions[n].right).length
  const isOver = () => state.answers.every((given) => given !== null)

  function keep() {
    state.seen = Math.max(state.seen, state.at)
    record.save(state, state.seen / (total - 1))
  }
  /** The result is told once all questions are answered, and only then. */
  function tell() {
    if (!isOver() || state.told) return
    state.told = true
    record.result({
      score: score(),
      max: questions.length,
      passed: score() / questions.length >= passing,
    })
  }
  function button(text, className, go) {
    const made = make('button', className, text)
    made.type = 'button'
    made.addEventListener('click', go)
    return made
  }
  function move(by) {
    state.at += by
    keep()
    show()
    app.querySelector('h1').focus()
    window.scrollTo(0, 0)
  }

  function page({ title: heading, html }) {
    const main = make('div')
    main.innerHTML = html
    return [heading, main, true]
  }

  function question(one, n) {
    const box = make('fieldset')
    box.append(make('legend', '', one.ask))
    const given = state.answers[n]
    const said = make('p', 'said')
    said.setAttribute('role', 'status')
    const inputs = one.options.map((option, at) => {
      const label = make('label')
      const input = make('input')
      Object.assign(input, {
        type: 'radio',
        name: 'answer',
        value: String(at),
        checked: given === at,
        disabled: given !== null,
      })
      if (given !== null && at === one.right) label.className = 'right'
      if (given === at && at !== one.right) label.className = 'wrong'
      const mark = given !== null && at === one.right ? ' ✓' : given === at ? ' ✗' : ''
      label.append(input, make('span', '', option + mark))
      box.append(label)
      return input
    })
    const main = make('div')
    main.append(box, said)
    if (given !== null)
      said.textContent = (given === one.right ? words.right : words.wrong) + ' ' + one.why
    else {
      main.append(
        button(words.check, '', () => {
          const chosen = inputs.findIndex((input) => input.checked)
          if (chosen < 0) return void (said.textContent = words.choose)
          state.answers[n] = chosen
          record.answered({
            id: 'q' + (n + 1),
            ask: one.ask,
            options: one.options,
            right: one.right,
            chosen,
          })
          tell()
          keep()
          show()
          app.querySelector('.said').scrollIntoView({ block: 'nearest' })
        })
      )
    }
    return [words.question + ' ' + (n + 1) + ' / ' + questions.length, main, given !== null]
  }

  function end() {
    const main = make('div')
    const part = score() / questions.length
    main.append(make('p', '', words.score + ' ' + score() + ' / ' + questions.length))
    main.append(make('p', '', part >= passing ? words.passed : words.failed))
    main.append(make('p', '', words.leave))
    return [words.result, main, false]
  }

  function show() {
    const { at } = state
    const [heading, main, goesOn] =
      at < pages.length
        ? page(pages[at])
        : at < total - 1
          ? question(questions[at - pages.length], at - pages.length)
          : end()
    const top = make('h1', '', heading)
    top.tabIndex = -1
    const bar = make('progress')
    Object.assign(bar, { value: at + 1, max: total })
    bar.setAttribute('aria-label', words.progress)
    const nav = make('nav')
    const back = button(words.back, 'quiet', () => move(-1))
    back.disabled = at === 0
    nav.append(back)
    if (at < total - 1) {
      const next = button(words.next, '', () => move(1))
      next.disabled = !goesOn
      nav.append(next)
    }
    const body = make('main')
    body.append(top, main, nav)
    app.replaceChildren(make('p', 'name', title), bar, body)
  }

  let gone = false
  const leave = () => {
    if (gone) return
    gone = true
    record.end()
  }
  window.addEventListener('pagehide', leave)
  window.addEventListener('beforeunload', leave)
  show()
  keep()
})()

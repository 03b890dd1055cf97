/* What every simulation shares: words in two languages, controls, the picture, tasks, and what is told to the player. */
'use strict'
window.Sim = (function () {
  const COMMON = {
    km: {
      other: 'English',
      tasks: 'សាកល្បង',
      check: 'ពិនិត្យ',
      play: 'ចាប់ផ្ដើម',
      pause: 'ផ្អាក',
      right: 'ត្រឹមត្រូវហើយ។',
      wrong: 'មិនទាន់ត្រូវទេ។ សូមព្យាយាមម្ដងទៀត។',
      choose: 'សូមជ្រើសចម្លើយជាមុនសិន។',
      done: 'អ្នកបានធ្វើសកម្មភាពទាំងអស់ហើយ។ ពិន្ទុ៖ ',
      first: 'ពិន្ទុរាប់ចម្លើយត្រឹមត្រូវលើកទីមួយ។',
    },
    en: {
      other: 'ខ្មែរ',
      tasks: 'Try this',
      check: 'Check',
      play: 'Start',
      pause: 'Pause',
      right: 'That is right.',
      wrong: 'Not quite. Please try again.',
      choose: 'Please choose an answer first.',
      done: 'You have done all the tasks. Score: ',
      first: 'The score counts answers that are right the first time.',
    },
  }
  const host = () => {
    try {
      return window.parent !== window && window.parent.tonle ? window.parent.tonle : null
    } catch {
      return null
    }
  }
  const make = (name, className, text) => {
    const node = document.createElement(name)
    if (className) node.className = className
    if (text !== undefined) node.textContent = text
    return node
  }

  function start(sim) {
    const tonle = host()
    const kept = (tonle && tonle.load()) || {}
    let lang = kept.lang || document.documentElement.lang || 'km'
    const values = {}
    for (const one of sim.inputs)
      values[one.key] = kept.values && one.key in kept.values ? kept.values[one.key] : one.value
    const answers = kept.answers || sim.tasks.map(() => ({ tries: 0, done: false }))
    let running = sim.moves && !matchMedia('(prefers-reduced-motion: reduce)').matches
    let time = 0
    let last = 0
    const word = (key) => sim.words[lang][key] ?? COMMON[lang][key] ?? key
    const [width, height] = sim.size || [640, 380]
    const state = {
      values,
      word,
      get lang() {
        return lang
      },
      again() {
        time = 0
      },
      redraw() {
        time = 0
        shown()
        keep()
      },
    }

    const app = document.body
    const canvas = make('canvas')
    const ratio = Math.min(2, window.devicePixelRatio || 1)
    canvas.width = width * ratio
    canvas.height = height * ratio
    canvas.setAttribute('role', 'img')
    const pen = canvas.getContext('2d')
    const said = make('p', 'said')
    said.setAttribute('role', 'status')

    function keep() {
      if (tonle) tonle.save({ lang, values, answers })
    }
    function picture() {
      pen.setTransform(ratio, 0, 0, ratio, 0, 0)
      pen.clearRect(0, 0, width, height)
      pen.font = '22px system-ui,"Noto Sans Khmer","Khmer OS",sans-serif'
      pen.textAlign = 'left'
      pen.lineWidth = 2
      pen.fillStyle = pen.strokeStyle = '#1a202c'
      sim.draw(pen, values, time, state)
    }
    function shown() {
      picture()
      const text = sim.describe(values, state)
      if (said.textContent !== text) said.textContent = text
      canvas.setAttribute('aria-label', text)
    }
    function frame(now) {
      if (running) {
        time += Math.min(0.05, (now - last) / 1000)
        picture()
      }
      last = now
      requestAnimationFrame(frame)
    }

    function control(one) {
      const label = make('label', 'control')
      const line = make('span')
      const out = make('output')
      line.append(make('span', '', word(one.key)), out)
      let field
      if (one.options) {
        field = make('select')
        for (const option of one.options) {
          const item = make('option', '', word(option))
          item.value = option
          field.append(item)
        }
      } else {
        field = make('input')
        field.type = one.text ? 'text' : 'range'
        if (!one.text) Object.assign(field, { min: one.min, max: one.max, step: one.step })
        else field.maxLength = one.text
      }
      field.value = values[one.key]
      const tell = () => {
        if (one.options || one.text) return
        const text =
          (one.show ? one.show(values[one.key]) : values[one.key]) +
          (one.unit ? ' ' + one.unit : '')
        out.textContent = text
        field.setAttribute('aria-valuetext', text)
      }
      field.addEventListener('input', () => {
        values[one.key] = one.options || one.text ? field.value : Number(field.value)
        if (sim.changed) sim.changed(one.key, state)
        tell()
        shown()
      })
      field.addEventListener('change', keep)
      tell()
      label.append(line, field)
      return label
    }

    function finish() {
      if (!answers.every((one) => one.done)) return
      const score = answers.filter((one) => one.tries === 1).length
      if (tonle && tonle.mode === 'normal') {
        tonle.result({ score, max: answers.length })
        tonle.complete()
      }
    }

    function task(one, at) {
      const box = make('div', 'task')
      const field = make('fieldset')
      field.append(make('legend', '', at + 1 + '. ' + word(one.ask)))
      const inputs = (one.options || []).map((option, n) => {
        const label = make('label', 'option')
        const input = make('input')
        Object.assign(input, { type: 'radio', name: 'task' + at, value: String(n) })
        label.append(input, make('span', '', word(option)))
        field.append(label)
        return input
      })
      const button = make('button', '', word('check'))
      button.type = 'button'
      const note = make('p', 'word')
      note.setAttribute('role', 'status')
      const solved = () => {
        box.classList.add('done')
        note.textContent = '✓ ' + word('right') + ' ' + word(one.why)
        button.hidden = true
        inputs.forEach((input) => {
          input.disabled = true
          input.checked = Number(input.value) === one.right
        })
      }
      button.addEventListener('click', () => {
        const chosen = inputs.findIndex((input) => input.checked)
        if (inputs.length && chosen < 0) return void (note.textContent = word('choose'))
        answers[at].tries += 1
        const isRight = inputs.length ? chosen === one.right : one.check(values)
        if (isRight) {
          answers[at].done = true
          solved()
          total()
          finish()
        } else note.textContent = '✗ ' + word('wrong')
        keep()
      })
      box.append(field, button, note)
      if (answers[at].done) solved()
      return box
    }

    let end
    function total() {
      const isOver = answers.every((one) => one.done)
      const score = answers.filter((one) => one.done && one.tries === 1).length
      end.textContent = isOver
        ? word('done') + score + ' / ' + answers.length + '. ' + word('first')
        : word('first')
    }

    function build() {
      document.documentElement.lang = lang
      document.title = word('title')
      app.replaceChildren()
      const head = make('header')
      const other = make('button', '', word('other'))
      other.type = 'button'
      other.lang = lang === 'km' ? 'en' : 'km'
      other.addEventListener('click', () => {
        lang = other.lang
        build()
        keep()
      })
      head.append(make('h1', '', word('title')), other)
      const controls = make('div', 'controls')
      for (const one of sim.inputs) controls.append(control(one))
      const row = make('div', 'row')
      if (sim.moves) {
        const button = make('button', 'main', word(running ? 'pause' : 'play'))
        button.type = 'button'
        button.addEventListener('click', () => {
          running = !running
          button.textContent = word(running ? 'pause' : 'play')
        })
        row.append(button)
      }
      for (const action of sim.actions || []) {
        const button = make('button', '', word(action.key))
        button.type = 'button'
        button.addEventListener('click', () => {
          action.run(state)
          build()
          keep()
        })
        row.append(button)
      }
      const tasks = make('section')
      tasks.append(make('h2', '', word('tasks')), ...sim.tasks.map(task))
      end = make('p', 'word')
      end.setAttribute('role', 'status')
      tasks.append(end)
      const main = make('main')
      main.append(make('p', '', word('lead')), canvas, said, controls, row, tasks)
      app.append(head, main)
      total()
      shown()
    }
    build()
    if (document.fonts) document.fonts.ready.then(shown)
    requestAnimationFrame(frame)
  }
  return { start }
})()

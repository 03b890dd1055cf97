/*
 * A question with one or several right answers. Part of Tonle, MIT licence. Follows the question type contract of
 * H5P: getScore, getMaxScore, getAnswerGiven, resetTask, showSolutions, getXAPIData, getCurrentState.
 */
window.Tonle = window.Tonle || {}

window.Tonle.ChooseAnswer = (function (EventDispatcher) {
  var IDS = 0

  /** As in semantics.json: what is said where content brings no words. */
  var WORDS = {
    check: 'Check',
    again: 'Try again',
    right: 'That is right.',
    wrong: 'Not quite. Think again.',
    choose: 'Choose an answer first.',
    several: 'Several answers may be right.',
    score: ':score of :max',
    isRight: 'right',
    isWrong: 'wrong',
  }

  function ChooseAnswer(params, contentId, extras) {
    EventDispatcher.call(this)
    var state = (extras && extras.previousState) || {}
    this.contentId = contentId
    this.params = params
    this.words = Object.assign({}, WORDS, params.words)
    this.answers = params.answers || []
    this.behaviour = Object.assign({ several: false, retry: true }, params.behaviour)
    this.chosen = (state.chosen || []).filter(function (at) {
      return at < (params.answers || []).length
    })
    this.isChecked = state.isChecked === true
    this.name = 'tonle-choose-' + (IDS += 1)
    this.inputs = []
  }

  ChooseAnswer.prototype = Object.create(EventDispatcher.prototype)
  ChooseAnswer.prototype.constructor = ChooseAnswer

  /** Text of an author may hold marks and entities, since other question types do: it is shown as text. */
  function plain(text) {
    var parsed = new DOMParser().parseFromString(String(text === undefined ? '' : text), 'text/html')
    return parsed.body.textContent.trim()
  }

  function element(name, className, text) {
    var made = document.createElement(name)
    if (className) made.className = className
    if (text !== undefined) made.textContent = text
    return made
  }

  ChooseAnswer.prototype.attach = function ($container) {
    this.root = element('div', 'tonle-choose')
    var field = element('fieldset')
    field.append(element('legend', '', plain(this.params.question)))
    if (this.behaviour.several) field.append(element('p', 'hint', this.words.several))
    this.labels = this.answers.map(this.addAnswer.bind(this, field))
    this.said = element('p', 'said')
    this.said.setAttribute('role', 'status')
    this.actions = element('div', 'actions')
    this.root.append(field, this.said, this.actions)
    $container.addClass('tonle-choose-answer').get(0).append(this.root)
    this.render()
    this.setActivityStarted()
  }

  ChooseAnswer.prototype.addAnswer = function (field, answer, at) {
    var label = element('label')
    var input = element('input')
    input.type = this.behaviour.several ? 'checkbox' : 'radio'
    input.name = this.name
    input.checked = this.chosen.indexOf(at) >= 0
    input.addEventListener('change', this.choose.bind(this))
    this.inputs.push(input)
    label.append(input, element('span', 'text', plain(answer.text)), element('span', 'mark'))
    field.append(label)
    return label
  }

  ChooseAnswer.prototype.choose = function () {
    this.chosen = this.inputs.flatMap(function (input, at) {
      return input.checked ? [at] : []
    })
    this.said.textContent = ''
    this.triggerXAPI('interacted')
  }

  /** Draws what is so now: the marks after checking, and the button that goes on. */
  ChooseAnswer.prototype.render = function () {
    var self = this
    this.labels.forEach(function (label, at) {
      var isChosen = self.chosen.indexOf(at) >= 0
      var isRight = self.answers[at].correct === true
      var isShown = self.isChecked && (isChosen || (self.isSolved && isRight))
      label.className = isShown ? (isRight ? 'right' : 'wrong') : ''
      label.querySelector('.mark').textContent = isShown
        ? isRight
          ? '✓ ' + self.words.isRight
          : '✗ ' + self.words.isWrong
        : ''
      self.inputs[at].checked = isChosen
      self.inputs[at].disabled = self.isChecked
    })
    this.said.textContent = this.isChecked ? this.feedback() : ''
    this.actions.replaceChildren()
    if (!this.isChecked) this.addButton(this.words.check, this.check)
    else if (this.behaviour.retry && !this.isWholeRight()) {
      this.addButton(this.words.again, this.again)
    }
    this.trigger('resize')
  }

  ChooseAnswer.prototype.addButton = function (text, action) {
    var button = element('button', '', text)
    button.type = 'button'
    button.addEventListener('click', action.bind(this))
    this.actions.append(button)
  }

  ChooseAnswer.prototype.feedback = function () {
    var own = this.chosen
      .map(function (at) {
        return plain(this.answers[at].feedback)
      }, this)
      .filter(Boolean)
    var score = this.words.score
      .replace(':score', this.getScore())
      .replace(':max', this.getMaxScore())
    var word = this.isWholeRight() ? this.words.right : this.words.wrong
    return [word].concat(own, score).join(' ')
  }

  ChooseAnswer.prototype.check = function () {
    if (this.chosen.length === 0) {
      this.said.textContent = this.words.choose
      return
    }
    this.isChecked = true
    this.render()
    this.trigger(this.answered())
  }

  ChooseAnswer.prototype.again = function () {
    this.resetTask()
    this.inputs[0].focus()
  }

  /** Each right answer chosen counts one, each wrong one takes one; never below nothing. */
  ChooseAnswer.prototype.getScore = function () {
    var sum = this.chosen.reduce(
      function (all, at) {
        return all + (this.answers[at].correct ? 1 : -1)
      }.bind(this),
      0
    )
    return Math.max(0, sum)
  }

  ChooseAnswer.prototype.getMaxScore = function () {
    return this.behaviour.several ? Math.max(1, this.rightOnes().length) : 1
  }

  ChooseAnswer.prototype.rightOnes = function () {
    return this.answers.flatMap(function (answer, at) {
      return answer.correct ? [at] : []
    })
  }

  ChooseAnswer.prototype.isWholeRight = function () {
    return this.getScore() === this.getMaxScore()
  }

  ChooseAnswer.prototype.getAnswerGiven = function () {
    return this.chosen.length > 0
  }

  ChooseAnswer.prototype.resetTask = function () {
    this.chosen = []
    this.isChecked = false
    this.isSolved = false
    this.render()
  }

  ChooseAnswer.prototype.showSolutions = function () {
    this.isChecked = true
    this.isSolved = true
    this.render()
  }

  ChooseAnswer.prototype.getTitle = function () {
    return plain(this.params.question)
  }

  ChooseAnswer.prototype.getCurrentState = function () {
    return { chosen: this.chosen, isChecked: this.isChecked }
  }

  /** A choice of xAPI (1.0.3 part two, 2.4.4.1): the answers by their numbers. */
  ChooseAnswer.prototype.answered = function () {
    var event = this.createXAPIEventTemplate('answered')
    var statement = event.data.statement
    Object.assign(statement.object.definition, {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: 'choice',
      description: { 'en-US': this.getTitle() },
      correctResponsesPattern: [this.rightOnes().join('[,]')],
      choices: this.answers.map(function (answer, at) {
        return { id: String(at), description: { 'en-US': plain(answer.text) } }
      }),
    })
    event.setScoredResult(this.getScore(), this.getMaxScore(), this, true, this.isWholeRight())
    statement.result.response = this.chosen.join('[,]')
    return event
  }

  ChooseAnswer.prototype.getXAPIData = function () {
    return { statement: this.answered().data.statement }
  }

  return ChooseAnswer
})(window.H5P.EventDispatcher)

/*
 * Several questions below each other. Part of Tonle, MIT licence. Each question answers for itself; when all have been
 * answered the round says `completed` with the sum, and says so again when a new try has changed it.
 */
window.Tonle = window.Tonle || {}

window.Tonle.QuestionRound = (function (EventDispatcher) {
  var WORDS = { question: 'Question :n', total: 'Total score: :score of :max' }

  function QuestionRound(params, contentId, extras) {
    EventDispatcher.call(this)
    this.contentId = contentId
    this.params = params
    this.words = Object.assign({}, WORDS, params.words)
    var kept = ((extras && extras.previousState) || {}).questions || []
    this.questions = (params.questions || []).map(function (one, at) {
      return window.H5P.newRunnable(one, contentId, undefined, undefined, {
        previousState: kept[at],
        parent: this,
      })
    }, this)
    this.questions.forEach(function (question) {
      question.on('xAPI', this.heard.bind(this))
      question.on('resize', this.trigger.bind(this, 'resize'))
    }, this)
  }

  QuestionRound.prototype = Object.create(EventDispatcher.prototype)
  QuestionRound.prototype.constructor = QuestionRound

  QuestionRound.prototype.attach = function ($container) {
    var root = document.createElement('div')
    root.className = 'tonle-round'
    if (this.params.intro) root.append(element('p', this.params.intro))
    this.questions.forEach(function (question, at) {
      var section = document.createElement('section')
      var place = document.createElement('div')
      section.append(element('h2', this.words.question.replace(':n', at + 1)), place)
      root.append(section)
      question.attach(window.H5P.jQuery(place))
    }, this)
    this.total = element('p', '')
    this.total.className = 'total'
    this.total.setAttribute('role', 'status')
    root.append(this.total)
    $container.get(0).append(root)
    this.show()
    this.setActivityStarted()
  }

  function element(name, text) {
    var made = document.createElement(name)
    made.textContent = text
    return made
  }

  function sum(questions, name) {
    return questions.reduce(function (all, question) {
      return all + question[name]()
    }, 0)
  }

  QuestionRound.prototype.isWhole = function () {
    return this.questions.every(function (question) {
      return question.isChecked
    })
  }

  QuestionRound.prototype.show = function () {
    this.total.textContent = this.isWhole()
      ? this.words.total.replace(':score', this.getScore()).replace(':max', this.getMaxScore())
      : ''
    this.trigger('resize')
  }

  QuestionRound.prototype.heard = function (event) {
    if (event.getVerb() !== 'answered') return
    this.show()
    if (!this.isWhole()) return
    var whole = this.createXAPIEventTemplate('completed')
    whole.setScoredResult(this.getScore(), this.getMaxScore(), this, true, this.getScore() === this.getMaxScore())
    this.trigger(whole)
  }

  QuestionRound.prototype.getScore = function () {
    return sum(this.questions, 'getScore')
  }

  QuestionRound.prototype.getMaxScore = function () {
    return sum(this.questions, 'getMaxScore')
  }

  QuestionRound.prototype.getAnswerGiven = function () {
    return this.questions.some(function (question) {
      return question.getAnswerGiven()
    })
  }

  QuestionRound.prototype.resetTask = function () {
    this.questions.forEach(function (question) {
      question.resetTask()
    })
    this.show()
  }

  QuestionRound.prototype.showSolutions = function () {
    this.questions.forEach(function (question) {
      question.showSolutions()
    })
  }

  QuestionRound.prototype.getTitle = function () {
    return this.params.intro || ''
  }

  QuestionRound.prototype.getCurrentState = function () {
    return {
      questions: this.questions.map(function (question) {
        return question.getCurrentState()
      }),
    }
  }

  QuestionRound.prototype.getXAPIData = function () {
    var whole = this.createXAPIEventTemplate('completed')
    whole.setScoredResult(this.getScore(), this.getMaxScore(), this, true, this.getScore() === this.getMaxScore())
    return {
      statement: whole.data.statement,
      children: this.questions.map(function (question) {
        return question.getXAPIData()
      }),
    }
  }

  return QuestionRound
})(window.H5P.EventDispatcher)

'use strict'
Sim.start({
  words: {
    km: {
      title: 'ច្បាប់អូម៖ តង់ស្យុង រេស៊ីស្តង់ និងចរន្ត',
      lead: 'ចូរប្តូរតង់ស្យុង និងរេស៊ីស្តង់។ សង្កេតចរន្ត និងពន្លឺអំពូល។ គំរូនេះចាត់ទុកអំពូលជារេស៊ីស្តង់ថេរ។',
      voltage: 'តង់ស្យុង U',
      resistance: 'រេស៊ីស្តង់ R',
      current: 'ចរន្ត I = U ÷ R',
      power: 'អានុភាព P = U × I',
      t1: 'ធ្វើឱ្យចរន្តស្មើ 0.50 A ដោយប្រើតង់ស្យុង 6 V។',
      t1w: 'R = U ÷ I = 6 ÷ 0.50 = 12 Ω។',
      t2: 'រក្សា R ដដែល ហើយបង្កើន U ទ្វេដង។ តើចរន្តប្រែប្រួលដូចម្ដេច?',
      t2a: 'ថយចុះពាក់កណ្ដាល',
      t2b: 'នៅដដែល',
      t2c: 'កើនទ្វេដង',
      t2w: 'ពេល R ថេរ I សមាមាត្រនឹង U។',
      t3: 'តើចរន្តប៉ុន្មានឆ្លងកាត់អំពូល 24 Ω ពេល U = 12 V?',
      t3a: '0.25 A',
      t3b: '0.50 A',
      t3c: '2.0 A',
      t3w: 'I = 12 ÷ 24 = 0.50 A។',
    },
    en: {
      title: "Ohm's law: voltage, resistance and current",
      lead: 'Change the voltage and the resistance. Watch the current and the light of the lamp. The model takes the lamp as a constant resistance.',
      voltage: 'Voltage U',
      resistance: 'Resistance R',
      current: 'Current I = U ÷ R',
      power: 'Power P = U × I',
      t1: 'Make the current 0.50 A with a voltage of 6 V.',
      t1w: 'R = U ÷ I = 6 ÷ 0.50 = 12 Ω.',
      t2: 'Keep R and double U. What does the current do?',
      t2a: 'It halves',
      t2b: 'It stays the same',
      t2c: 'It doubles',
      t2w: 'While R is constant, I is proportional to U.',
      t3: 'Which current flows through a lamp of 24 Ω at U = 12 V?',
      t3a: '0.25 A',
      t3b: '0.50 A',
      t3c: '2.0 A',
      t3w: 'I = 12 ÷ 24 = 0.50 A.',
    },
  },
  moves: true,
  inputs: [
    { key: 'voltage', min: 1, max: 12, step: 1, value: 3, unit: 'V' },
    { key: 'resistance', min: 4, max: 40, step: 1, value: 10, unit: 'Ω' },
  ],
  draw(pen, { voltage, resistance }, time) {
    const current = voltage / resistance
    const [left, right, top, bottom] = [90, 550, 70, 310]
    pen.lineWidth = 4
    pen.strokeRect(left, top, right - left, bottom - top)
    pen.clearRect(left - 26, 160, 52, 60)
    pen.beginPath()
    pen.moveTo(left - 26, 172)
    pen.lineTo(left + 26, 172)
    pen.moveTo(left - 13, 208)
    pen.lineTo(left + 13, 208)
    pen.moveTo(left, 160)
    pen.lineTo(left, 172)
    pen.moveTo(left, 208)
    pen.lineTo(left, 220)
    pen.stroke()
    pen.fillText('+', left - 46, 178)
    pen.fillText('−', left - 46, 214)
    pen.fillText('U = ' + voltage + ' V', left + 36, 196)
    const light = Math.min(1, (voltage * current) / 12)
    pen.fillStyle = 'rgba(255, 196, 0, ' + (0.08 + light * 0.5) + ')'
    pen.beginPath()
    pen.arc(right, 190, 34 + light * 60, 0, 7)
    pen.fill()
    pen.fillStyle = '#fff'
    pen.beginPath()
    pen.arc(right, 190, 30, 0, 7)
    pen.fill()
    pen.stroke()
    pen.beginPath()
    pen.moveTo(right - 21, 169)
    pen.lineTo(right + 21, 211)
    pen.moveTo(right + 21, 169)
    pen.lineTo(right - 21, 211)
    pen.stroke()
    pen.fillStyle = '#1a202c'
    pen.textAlign = 'right'
    pen.fillText('R = ' + resistance + ' Ω', right - 44, 196)
    pen.textAlign = 'center'
    pen.fillStyle = '#1a56a8'
    pen.font = '28px sans-serif'
    pen.fillText('I = ' + current.toFixed(2) + ' A', 320, 52)
    // The direction of the current: from + through the lamp to −.
    const around = 2 * (right - left + bottom - top)
    for (let n = 0; n < 24; n++) {
      let s = ((((n * around) / 24 + time * 40 * (0.4 + current * 2)) % around) + around) % around
      let x, y
      if (s < right - left) {
        x = left + s
        y = top
      } else if (s < right - left + bottom - top) {
        x = right
        y = top + s - (right - left)
      } else if (s < 2 * (right - left) + bottom - top) {
        x = right - (s - (right - left) - (bottom - top))
        y = bottom
      } else {
        x = left
        y = bottom - (s - 2 * (right - left) - (bottom - top))
      }
      if (x === left && y > 150 && y < 230) continue
      if (x === right && y > 156 && y < 224) continue
      pen.beginPath()
      pen.arc(x, y, 6, 0, 7)
      pen.fill()
    }
  },
  describe: ({ voltage, resistance }, { word }) =>
    word('current') +
    ' = ' +
    (voltage / resistance).toFixed(2) +
    ' A · ' +
    word('power') +
    ' = ' +
    (voltage ** 2 / resistance).toFixed(2) +
    ' W',
  tasks: [
    {
      ask: 't1',
      check: ({ voltage, resistance }) => voltage === 6 && resistance === 12,
      why: 't1w',
    },
    { ask: 't2', options: ['t2a', 't2b', 't2c'], right: 2, why: 't2w' },
    { ask: 't3', options: ['t3a', 't3b', 't3c'], right: 1, why: 't3w' },
  ],
})

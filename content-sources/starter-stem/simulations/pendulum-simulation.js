'use strict'
const GRAVITY = { earth: 9.8, moon: 1.6, mars: 3.7 }
const periodOf = ({ length, planet }) => 2 * Math.PI * Math.sqrt(length / GRAVITY[planet])
Sim.start({
  words: {
    km: {
      title: 'ប៉ោលទោល៖ តើខួបអាស្រ័យនឹងអ្វី?',
      lead: 'ចូរប្តូរប្រវែងខ្សែ ម៉ាស និងទីកន្លែង។ អំព្លីទុតតូច ដូច្នេះ T = 2π√(ℓ ÷ g)។',
      length: 'ប្រវែងខ្សែ ℓ',
      mass: 'ម៉ាស m',
      planet: 'ទីកន្លែង',
      earth: 'ផែនដី (g = 9.8 m/s²)',
      moon: 'ព្រះចន្ទ (g = 1.6 m/s²)',
      mars: 'ភពអង្គារ (g = 3.7 m/s²)',
      period: 'ខួប T',
      frequency: 'ប្រេកង់ f',
      t1: 'នៅលើផែនដី ធ្វើឱ្យខួបស្មើ 2.0 s (ពី 1.97 s ដល់ 2.03 s)។',
      t1w: 'ប៉ោលប្រវែងប្រហែល 1 m មានខួបប្រហែល 2 s។',
      t2: 'បង្កើនម៉ាសទ្វេដង។ តើខួបប្រែប្រួលដូចម្ដេច?',
      t2a: 'កើន',
      t2b: 'នៅដដែល',
      t2c: 'ថយ',
      t2w: 'ខួបមិនអាស្រ័យនឹងម៉ាសទេ។',
      t3: 'បង្កើនប្រវែងខ្សែ 4 ដង។ តើខួបប្រែប្រួលដូចម្ដេច?',
      t3a: 'កើន 2 ដង',
      t3b: 'កើន 4 ដង',
      t3c: 'កើន 16 ដង',
      t3w: 'T សមាមាត្រនឹង √ℓ ហើយ √4 = 2។',
    },
    en: {
      title: 'The pendulum: on what does its period depend?',
      lead: 'Change the length of the string, the mass and the place. The swing is small, so T = 2π√(ℓ ÷ g).',
      length: 'Length ℓ',
      mass: 'Mass m',
      planet: 'Place',
      earth: 'Earth (g = 9.8 m/s²)',
      moon: 'Moon (g = 1.6 m/s²)',
      mars: 'Mars (g = 3.7 m/s²)',
      period: 'Period T',
      frequency: 'Frequency f',
      t1: 'On the Earth, make the period 2.0 s (from 1.97 s to 2.03 s).',
      t1w: 'A pendulum of about 1 m has a period of about 2 s.',
      t2: 'Double the mass. What does the period do?',
      t2a: 'It grows',
      t2b: 'It stays the same',
      t2c: 'It shrinks',
      t2w: 'The period does not depend on the mass.',
      t3: 'Make the string 4 times as long. What does the period do?',
      t3a: 'It doubles',
      t3b: 'It grows 4 times',
      t3c: 'It grows 16 times',
      t3w: 'T is proportional to √ℓ, and √4 = 2.',
    },
  },
  moves: true,
  inputs: [
    {
      key: 'length',
      min: 0.2,
      max: 2,
      step: 0.05,
      value: 0.5,
      unit: 'm',
      show: (v) => v.toFixed(2),
    },
    { key: 'mass', min: 0.1, max: 1, step: 0.1, value: 0.2, unit: 'kg', show: (v) => v.toFixed(1) },
    { key: 'planet', options: ['earth', 'moon', 'mars'], value: 'earth' },
  ],
  draw(pen, values, time) {
    const angle = 0.17 * Math.cos((2 * Math.PI * time) / periodOf(values))
    const long = 40 + values.length * 130
    const [x, y] = [220 + long * Math.sin(angle), 30 + long * Math.cos(angle)]
    pen.fillRect(140, 22, 160, 8)
    pen.setLineDash([5, 6])
    pen.beginPath()
    pen.moveTo(220, 30)
    pen.lineTo(220, 350)
    pen.stroke()
    pen.setLineDash([])
    pen.beginPath()
    pen.moveTo(220, 30)
    pen.lineTo(x, y)
    pen.stroke()
    pen.fillStyle = '#b3261e'
    pen.beginPath()
    pen.arc(x, y, 10 + values.mass * 12, 0, 7)
    pen.fill()
    // The last five seconds of its way, drawn as a curve.
    pen.strokeStyle = '#1a56a8'
    pen.beginPath()
    for (let n = 0; n <= 100; n++) {
      const t = time - (n / 100) * 5
      const swing = t < 0 ? 0 : 40 * Math.cos((2 * Math.PI * t) / periodOf(values))
      if (t >= 0) pen.lineTo(610 - n * 2.3, 120 - swing)
    }
    pen.stroke()
    pen.fillStyle = '#1a202c'
    pen.fillText('T = ' + periodOf(values).toFixed(2) + ' s', 400, 220)
    pen.fillText('ℓ = ' + values.length.toFixed(2) + ' m', 400, 250)
    pen.fillText('m = ' + values.mass.toFixed(1) + ' kg', 400, 280)
  },
  describe: (values, { word }) =>
    word('period') +
    ' = ' +
    periodOf(values).toFixed(2) +
    ' s · ' +
    word('frequency') +
    ' = ' +
    (1 / periodOf(values)).toFixed(2) +
    ' Hz',
  tasks: [
    {
      ask: 't1',
      check: (v) => v.planet === 'earth' && Math.abs(periodOf(v) - 2) <= 0.031,
      why: 't1w',
    },
    { ask: 't2', options: ['t2a', 't2b', 't2c'], right: 1, why: 't2w' },
    { ask: 't3', options: ['t3a', 't3b', 't3c'], right: 0, why: 't3w' },
  ],
})

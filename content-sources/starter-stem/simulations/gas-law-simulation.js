'use strict'
const R = 8.314
/** Pressure in kPa: volume in litres, temperature in °C. */
const pressureOf = ({ amount, celsius, volume }) => (amount * R * (celsius + 273)) / volume
const balls = Array.from({ length: 60 }, (_, n) => ({
  x: (n * 0.377) % 1,
  y: (n * 0.611) % 1,
  a: n * 2.4,
}))
Sim.start({
  words: {
    km: {
      title: 'ឧស្ម័នក្នុងស៊ីឡាំង៖ PV = nRT',
      lead: 'ចូរប្តូរមាឌ សីតុណ្ហភាព និងចំនួនម៉ូល។ សង្កេតសម្ពាធ និងចលនាម៉ូលេគុល។ គំរូនេះសម្រាប់ឧស្ម័នបរិសុទ្ធ។',
      volume: 'មាឌ V',
      celsius: 'សីតុណ្ហភាព t',
      amount: 'ចំនួនម៉ូល n',
      pressure: 'សម្ពាធ P',
      kelvin: 'សីតុណ្ហភាព T',
      t1: 'ចាប់ពី 27 °C និង 1.0 mol ធ្វើឱ្យសម្ពាធប្រហែល 100 kPa (ពី 98 ដល់ 102 kPa) ដោយប្តូរតែមាឌ។',
      t1w: 'V = nRT ÷ P = 1.0 × 8.314 × 300 ÷ 100 ≈ 25 L។',
      t2: 'សីតុណ្ហភាព និងចំនួនម៉ូលថេរ។ បន្ថយមាឌពាក់កណ្ដាល តើសម្ពាធទៅជាយ៉ាងណា?',
      t2a: 'ថយពាក់កណ្ដាល',
      t2b: 'កើនទ្វេដង',
      t2c: 'នៅដដែល',
      t2w: 'ច្បាប់បយ៖ PV ថេរ។',
      t3: 'កំដៅឧស្ម័នពី 27 °C ដល់ 327 °C ក្នុងមាឌថេរ។ តើសម្ពាធកើនប៉ុន្មានដង?',
      t3a: '2 ដង',
      t3b: '12 ដង',
      t3c: '300 ដង',
      t3w: 'T = 300 K ទៅ 600 K។ ត្រូវប្រើកែលវិនជានិច្ច។',
    },
    en: {
      title: 'Gas in a cylinder: PV = nRT',
      lead: 'Change the volume, the temperature and the amount of gas. Watch the pressure and the molecules. The model is an ideal gas.',
      volume: 'Volume V',
      celsius: 'Temperature t',
      amount: 'Amount n',
      pressure: 'Pressure P',
      kelvin: 'Temperature T',
      t1: 'At 27 °C with 1.0 mol, make the pressure about 100 kPa (from 98 to 102 kPa) by changing the volume alone.',
      t1w: 'V = nRT ÷ P = 1.0 × 8.314 × 300 ÷ 100 ≈ 25 L.',
      t2: 'Temperature and amount are constant. The volume is halved. What does the pressure do?',
      t2a: 'It halves',
      t2b: 'It doubles',
      t2c: 'It stays the same',
      t2w: "Boyle's law: PV is constant.",
      t3: 'A gas is heated from 27 °C to 327 °C at constant volume. How many times does the pressure grow?',
      t3a: '2 times',
      t3b: '12 times',
      t3c: '300 times',
      t3w: 'T goes from 300 K to 600 K. Always use kelvin.',
    },
  },
  moves: true,
  inputs: [
    { key: 'volume', min: 10, max: 50, step: 1, value: 40, unit: 'L' },
    { key: 'celsius', min: -73, max: 327, step: 10, value: 27, unit: '°C' },
    {
      key: 'amount',
      min: 0.5,
      max: 2,
      step: 0.5,
      value: 1,
      unit: 'mol',
      show: (v) => v.toFixed(1),
    },
  ],
  draw(pen, values, time) {
    const wide = values.volume * 8.5
    pen.lineWidth = 4
    pen.strokeRect(40, 60, 440, 220)
    pen.fillStyle = '#dbe9f7'
    pen.fillRect(42, 62, wide, 216)
    pen.fillStyle = '#718096'
    pen.fillRect(42 + wide, 62, 18, 216)
    pen.fillRect(60 + wide, 162, 500 - wide, 16)
    const hot = (values.celsius + 73) / 400
    pen.fillStyle =
      'rgb(' + Math.round(40 + hot * 180) + ', 60, ' + Math.round(190 - hot * 150) + ')'
    const speed = 60 * Math.sqrt((values.celsius + 273) / 300)
    const fold = (s, most) => {
      const m = ((s % (2 * most)) + 2 * most) % (2 * most)
      return m < most ? m : 2 * most - m
    }
    for (const ball of balls.slice(0, Math.round(values.amount * 30))) {
      const x = 50 + fold(ball.x * wide + Math.cos(ball.a) * speed * time, wide - 16)
      const y = 70 + fold(ball.y * 200 + Math.sin(ball.a) * speed * time, 200)
      pen.beginPath()
      pen.arc(x, y, 5, 0, 7)
      pen.fill()
    }
    const pressure = pressureOf(values)
    pen.strokeStyle = pen.fillStyle = '#1a202c'
    pen.beginPath()
    pen.arc(570, 100, 52, Math.PI * 0.75, Math.PI * 2.25)
    pen.stroke()
    const turn = Math.PI * (0.75 + 1.5 * Math.min(1, pressure / 1000))
    pen.beginPath()
    pen.moveTo(570, 100)
    pen.lineTo(570 + 44 * Math.cos(turn), 100 + 44 * Math.sin(turn))
    pen.stroke()
    pen.textAlign = 'center'
    pen.fillText(pressure.toFixed(0) + ' kPa', 570, 262)
    pen.textAlign = 'left'
    pen.fillText(
      'V = ' +
        values.volume +
        ' L     T = ' +
        (values.celsius + 273) +
        ' K     n = ' +
        values.amount.toFixed(1) +
        ' mol',
      42,
      320
    )
  },
  describe: (values, { word }) =>
    word('pressure') +
    ' = ' +
    pressureOf(values).toFixed(0) +
    ' kPa · ' +
    word('kelvin') +
    ' = ' +
    (values.celsius + 273) +
    ' K',
  tasks: [
    {
      ask: 't1',
      check: (v) => v.celsius === 27 && v.amount === 1 && Math.abs(pressureOf(v) - 100) <= 2,
      why: 't1w',
    },
    { ask: 't2', options: ['t2a', 't2b', 't2c'], right: 1, why: 't2w' },
    { ask: 't3', options: ['t3a', 't3b', 't3c'], right: 0, why: 't3w' },
  ],
})

'use strict'
Sim.start({
  words: {
    km: {
      title: 'ក្រាប y = a sin(bx + c)',
      lead: 'ចូរប្តូរ a, b និង c។ ខ្សែពណ៌ប្រផេះគឺ y = sin x។ អ័ក្ស x គិតជារ៉ាដ្យង់។',
      a: 'a',
      b: 'b',
      c: 'c (គិតជា π)',
      amplitude: 'អំព្លីទុត',
      period: 'ខួប',
      t1: 'ធ្វើឱ្យក្រាបមានអំព្លីទុត 2 និងខួប π។',
      t1w: 'a = 2 (ឬ −2) និង b = 2៖ ខួប 2π ÷ 2 = π។',
      t2: 'បើ b កើនទ្វេដង តើខួបប្រែប្រួលដូចម្ដេច?',
      t2a: 'កើនទ្វេដង',
      t2b: 'ថយពាក់កណ្ដាល',
      t2c: 'នៅដដែល',
      t2w: 'ខួប = 2π ÷ b។',
      t3: 'a = 1, b = 1 និង c = π/2។ តើក្រាបនេះជាក្រាបរបស់អនុគមន៍ណា?',
      t3a: 'y = cos x',
      t3b: 'y = −sin x',
      t3c: 'y = tan x',
      t3w: 'sin(x + π/2) = cos x។',
    },
    en: {
      title: 'The graph of y = a sin(bx + c)',
      lead: 'Change a, b and c. The grey curve is y = sin x. The x axis is in radians.',
      a: 'a',
      b: 'b',
      c: 'c (in π)',
      amplitude: 'Amplitude',
      period: 'Period',
      t1: 'Give the graph the amplitude 2 and the period π.',
      t1w: 'a = 2 (or −2) and b = 2: the period is 2π ÷ 2 = π.',
      t2: 'When b is doubled, what does the period do?',
      t2a: 'It doubles',
      t2b: 'It halves',
      t2c: 'It stays the same',
      t2w: 'The period is 2π ÷ b.',
      t3: 'a = 1, b = 1 and c = π/2. Whose graph is this?',
      t3a: 'y = cos x',
      t3b: 'y = −sin x',
      t3c: 'y = tan x',
      t3w: 'sin(x + π/2) = cos x.',
    },
  },
  inputs: [
    { key: 'a', min: -3, max: 3, step: 0.5, value: 1 },
    { key: 'b', min: 0.5, max: 4, step: 0.5, value: 1 },
    { key: 'c', min: -1, max: 1, step: 0.25, value: 0, unit: 'π' },
  ],
  draw(pen, { a, b, c }) {
    const X = (x) => 320 + x * 47
    const Y = (y) => 190 - y * 52
    pen.lineWidth = 1
    pen.strokeStyle = '#cbd5e0'
    pen.font = '20px sans-serif'
    pen.textAlign = 'center'
    for (let n = -4; n <= 4; n++) {
      const x = (n * Math.PI) / 2
      pen.beginPath()
      pen.moveTo(X(x), 10)
      pen.lineTo(X(x), 370)
      pen.stroke()
      const names = {
        '-4': '−2π',
        '-2': '−π',
        '2': 'π',
        '4': '2π',
        '1': 'π/2',
        '3': '3π/2',
        '-1': '−π/2',
        '-3': '−3π/2',
      }
      if (n) pen.fillText(names[n], X(x), 208)
    }
    for (let y = -3; y <= 3; y++) {
      pen.beginPath()
      pen.moveTo(10, Y(y))
      pen.lineTo(630, Y(y))
      pen.stroke()
      if (y) pen.fillText(String(y).replace('-', '−'), 308, Y(y) + 5)
    }
    pen.strokeStyle = '#1a202c'
    pen.lineWidth = 2
    pen.beginPath()
    pen.moveTo(10, 190)
    pen.lineTo(630, 190)
    pen.moveTo(320, 10)
    pen.lineTo(320, 370)
    pen.stroke()
    const curve = (f, colour, width) => {
      pen.strokeStyle = colour
      pen.lineWidth = width
      pen.beginPath()
      for (let px = 10; px <= 630; px += 2) pen.lineTo(px, Y(f((px - 320) / 47)))
      pen.stroke()
    }
    curve(Math.sin, '#a0aec0', 2)
    curve((x) => a * Math.sin(b * x + c * Math.PI), '#b3261e', 3)
  },
  describe: ({ a, b, c }, { word }) => {
    const sign = c < 0 ? ' − ' : ' + '
    const inside = (b === 1 ? '' : b) + 'x' + (c ? sign + Math.abs(c) + 'π' : '')
    return (
      'y = ' +
      String(a).replace('-', '−') +
      ' sin(' +
      inside +
      ') · ' +
      word('amplitude') +
      ' ' +
      Math.abs(a) +
      ' · ' +
      word('period') +
      ' ' +
      +(2 / b).toFixed(2) +
      'π'
    )
  },
  tasks: [
    { ask: 't1', check: ({ a, b }) => Math.abs(a) === 2 && b === 2, why: 't1w' },
    { ask: 't2', options: ['t2a', 't2b', 't2c'], right: 1, why: 't2w' },
    { ask: 't3', options: ['t3a', 't3b', 't3c'], right: 0, why: 't3w' },
  ],
})

'use strict'
const CROSSES = ['AA', 'Aa', 'aa']
const childrenOf = ({ mother, father }) =>
  [...mother].map((m) => [...father].map((f) => [m, f].sort().join('')))
const shareOf = (values, test) => childrenOf(values).flat().filter(test).length / 4
let sown = { plants: 0, aromatic: 0, key: '' }
Sim.start({
  words: {
    km: {
      title: 'តារាងពុណេត៖ ស្រូវក្រអូប',
      lead: 'A ជាអាឡែលលុប (មិនក្រអូប) a ជាអាឡែលអន់ (ក្រអូប)។ ចូរជ្រើសមេបា រួចព្រោះគ្រាប់ដោយចៃដន្យ។',
      mother: 'មេបាទី 1',
      father: 'មេបាទី 2',
      sow: 'ព្រោះ 40 គ្រាប់',
      clear: 'លុបចោល',
      expected: 'រំពឹងទុក',
      plain: 'មិនក្រអូប',
      aromatic: 'ក្រអូប',
      counted: 'រាប់បាន',
      t1: 'ជ្រើសមេបាដែលឱ្យកូនក្រអូប ½ (50%)។',
      t1w: 'Aa × aa ឱ្យ ½ Aa និង ½ aa។',
      t2: 'មេបា Aa × Aa។ តើរំពឹងថាមានដើមក្រអូបប៉ុន្មានក្នុងចំណោម 200 ដើម?',
      t2a: '25',
      t2b: '50',
      t2c: '100',
      t2w: '200 × ¼ = 50។',
      t3: 'ហេតុអ្វីចំនួនដែលរាប់បាន មិនស្មើនឹងចំនួនរំពឹងទុកជានិច្ច?',
      t3a: 'ព្រោះច្បាប់ម៉ង់ដែលខុស',
      t3b: 'ព្រោះអាឡែលជួបគ្នាដោយចៃដន្យ',
      t3c: 'ព្រោះដី និងទឹក',
      t3w: 'កាន់តែមានដើមច្រើន ផលធៀបកាន់តែជិតតម្លៃរំពឹងទុក។',
    },
    en: {
      title: 'Punnett square: aromatic rice',
      lead: 'A is dominant (not aromatic), a is recessive (aromatic). Choose the parents, then sow seeds at random.',
      mother: 'Parent 1',
      father: 'Parent 2',
      sow: 'Sow 40 seeds',
      clear: 'Clear',
      expected: 'Expected',
      plain: 'not aromatic',
      aromatic: 'aromatic',
      counted: 'Counted',
      t1: 'Choose parents whose offspring are aromatic in ½ of cases (50%).',
      t1w: 'Aa × aa gives ½ Aa and ½ aa.',
      t2: 'Parents Aa × Aa. How many aromatic plants do you expect among 200?',
      t2a: '25',
      t2b: '50',
      t2c: '100',
      t2w: '200 × ¼ = 50.',
      t3: 'Why is the counted number not always the expected one?',
      t3a: "Because Mendel's laws are wrong",
      t3b: 'Because alleles meet by chance',
      t3c: 'Because of soil and water',
      t3w: 'The more plants, the closer the ratio comes to the expected one.',
    },
  },
  inputs: [
    { key: 'mother', options: CROSSES, value: 'Aa' },
    { key: 'father', options: CROSSES, value: 'Aa' },
  ],
  actions: [
    {
      key: 'sow',
      run({ values }) {
        const share = shareOf(values, (one) => one === 'aa')
        for (let n = 0; n < 40; n++) if (Math.random() < share) sown.aromatic += 1
        sown.plants += 40
      },
    },
    { key: 'clear', run: () => (sown = { plants: 0, aromatic: 0 }) },
  ],
  changed: () => (sown = { plants: 0, aromatic: 0 }),
  draw(pen, values, _time, { word }) {
    const table = childrenOf(values)
    pen.textAlign = 'center'
    pen.font = '26px sans-serif'
    const [x, y, side] = [110, 80, 120]
    for (let n = 0; n < 2; n++) {
      pen.fillText(values.father[n], x + side * (n + 0.5), y - 16)
      pen.fillText(values.mother[n], x - 28, y + side * (n + 0.5) + 8)
      for (let m = 0; m < 2; m++) {
        const child = table[n][m]
        pen.fillStyle = child === 'aa' ? '#d8f0d2' : '#f6e3c0'
        pen.fillRect(x + m * side, y + n * side, side, side)
        pen.strokeRect(x + m * side, y + n * side, side, side)
        pen.fillStyle = '#1a202c'
        pen.fillText(child, x + (m + 0.5) * side, y + (n + 0.5) * side + 8)
      }
    }
    pen.font = '20px system-ui,"Noto Sans Khmer","Khmer OS",sans-serif'
    pen.textAlign = 'left'
    const share = shareOf(values, (one) => one === 'aa')
    const bars = [
      [word('expected'), share],
      [word('counted'), sown.plants ? sown.aromatic / sown.plants : 0],
    ]
    bars.forEach(([label, part], n) => {
      const top = 100 + n * 110
      pen.fillStyle = '#1a202c'
      pen.fillText(label + ' (' + word('aromatic') + ')', 400, top)
      pen.fillStyle = '#f6e3c0'
      pen.fillRect(400, top + 12, 210, 34)
      pen.fillStyle = '#1f7a3d'
      pen.fillRect(400, top + 12, 210 * part, 34)
      pen.fillStyle = '#1a202c'
      pen.fillText(n && !sown.plants ? '–' : (part * 100).toFixed(0) + '%', 400, top + 70)
    })
  },
  describe: (values, { word }) => {
    const share = shareOf(values, (one) => one === 'aa')
    const seen = sown.plants
      ? ' · ' + word('counted') + ': ' + sown.aromatic + ' / ' + sown.plants
      : ''
    return (
      word('expected') +
      ': ' +
      (1 - share) * 100 +
      '% ' +
      word('plain') +
      ', ' +
      share * 100 +
      '% ' +
      word('aromatic') +
      seen
    )
  },
  tasks: [
    { ask: 't1', check: (v) => shareOf(v, (one) => one === 'aa') === 0.5, why: 't1w' },
    { ask: 't2', options: ['t2a', 't2b', 't2c'], right: 1, why: 't2w' },
    { ask: 't3', options: ['t3a', 't3b', 't3c'], right: 1, why: 't3w' },
  ],
})

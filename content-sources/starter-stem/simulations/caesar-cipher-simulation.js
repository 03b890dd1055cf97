'use strict'
const LETTERS = {
  km: [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ'],
  en: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
}
const setOf = (values) => LETTERS[values.alphabet === 'latin' ? 'en' : 'km']
/** Letters of the set move on; everything else, vowels and signs too, stays as it is. */
function shift(values, by) {
  const set = setOf(values)
  return [...values.message.toUpperCase()]
    .map((one) => {
      const at = set.indexOf(one)
      return at < 0 ? one : set[(((at + by) % set.length) + set.length) % set.length]
    })
    .join('')
}
Sim.start({
  words: {
    km: {
      title: 'លេខកូដសេសារ៖ អ៊ិនគ្រីបសារ',
      lead: 'អក្សរនីមួយៗរំកិលទៅមុខតាមចំនួនកូនសោ។ ស្រៈ និងសញ្ញានៅដដែល។ លេខកូដនេះសម្រាប់រៀនប៉ុណ្ណោះ វាមិនការពារសារពិតទេ។',
      message: 'សារ',
      key: 'កូនសោ',
      alphabet: 'តួអក្សរ',
      khmer: 'ព្យញ្ជនៈខ្មែរ (33)',
      latin: 'អក្សរឡាតាំង (26)',
      cipher: 'សារអ៊ិនគ្រីប',
      t1: 'ជ្រើសអក្សរឡាតាំង។ ធ្វើឱ្យ A ក្លាយជា D។',
      t1w: 'A, B, C, D៖ កូនសោ 3។',
      t2: 'តើត្រូវសាកកូនសោច្រើនបំផុតប៉ុន្មាន ដើម្បីបំបែកសារឡាតាំង?',
      t2a: '25',
      t2b: '1,000',
      t2c: '26 × 26',
      t2w: 'មានកូនសោខុសគ្នាតែ 25 ដូច្នេះលេខកូដនេះខ្សោយ។',
      t3: 'សារ «KHOOR» ត្រូវបានអ៊ិនគ្រីបដោយកូនសោ 3។ តើសារដើមជាអ្វី?',
      t3a: 'HELLO',
      t3b: 'NKRRU',
      t3c: 'WORLD',
      t3w: 'រំកិលថយក្រោយ 3៖ K → H, H → E, O → L, O → L, R → O។',
    },
    en: {
      title: 'The Caesar cipher: encrypt a message',
      lead: 'Each letter moves on by the key. Vowels and signs of Khmer stay. This cipher is for learning only, it protects no real message.',
      message: 'Message',
      key: 'Key',
      alphabet: 'Letters',
      khmer: 'Khmer consonants (33)',
      latin: 'Latin letters (26)',
      cipher: 'Encrypted message',
      t1: 'Choose Latin letters. Make A become D.',
      t1w: 'A, B, C, D: the key is 3.',
      t2: 'How many keys must be tried at most to break a Latin message?',
      t2a: '25',
      t2b: '1,000',
      t2c: '26 × 26',
      t2w: 'There are only 25 different keys, so the cipher is weak.',
      t3: 'The message "KHOOR" was encrypted with the key 3. What was it?',
      t3a: 'HELLO',
      t3b: 'NKRRU',
      t3c: 'WORLD',
      t3w: 'Three steps back: K → H, H → E, O → L, O → L, R → O.',
    },
  },
  size: [640, 215],
  inputs: [
    { key: 'message', text: 60, value: 'សួស្តី' },
    { key: 'alphabet', options: ['khmer', 'latin'], value: 'khmer' },
    { key: 'key', min: 0, max: 25, step: 1, value: 1 },
  ],
  draw(pen, values) {
    const set = setOf(values)
    const each = 620 / 17
    pen.textAlign = 'center'
    pen.font = '26px system-ui,"Noto Sans Khmer","Khmer OS",sans-serif'
    set.forEach((letter, n) => {
      const x = 10 + each * ((n % 17) + 0.5)
      const y = n < 17 ? 40 : 135
      pen.fillStyle = '#1a202c'
      pen.fillText(letter, x, y)
      pen.fillStyle = '#718096'
      pen.fillText('↓', x, y + 24)
      pen.fillStyle = '#b3261e'
      pen.fillText(set[(n + values.key) % set.length], x, y + 50)
    })
  },
  describe: (values, { word }) => word('cipher') + ': ' + shift(values, values.key),
  tasks: [
    { ask: 't1', check: (v) => v.alphabet === 'latin' && v.key === 3, why: 't1w' },
    { ask: 't2', options: ['t2a', 't2b', 't2c'], right: 0, why: 't2w' },
    { ask: 't3', options: ['t3a', 't3b', 't3c'], right: 0, why: 't3w' },
  ],
})

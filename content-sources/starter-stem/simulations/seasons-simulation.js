'use strict'
const TILT = (23.4 * Math.PI) / 180
const STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
/** The latitude over which the Sun stands at noon; day 80 is the March equinox. */
const sunOf = (day) => Math.asin(Math.sin(TILT) * Math.sin((2 * Math.PI * (day - 80)) / 365))
function hoursOf({ day, latitude }) {
  const x = -Math.tan((latitude * Math.PI) / 180) * Math.tan(sunOf(day))
  return x >= 1 ? 0 : x <= -1 ? 24 : (24 / Math.PI) * Math.acos(x)
}
const noonOf = ({ day, latitude }) => 90 - Math.abs(latitude - (sunOf(day) * 180) / Math.PI)
const dateOf = (day, lang) => {
  const month = STARTS.findLastIndex((from) => day > from)
  const names = {
    km: [
      'មករា',
      'កុម្ភៈ',
      'មីនា',
      'មេសា',
      'ឧសភា',
      'មិថុនា',
      'កក្កដា',
      'សីហា',
      'កញ្ញា',
      'តុលា',
      'វិច្ឆិកា',
      'ធ្នូ',
    ],
    en: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
  }
  return day - STARTS[month] + ' ' + names[lang][month]
}
Sim.start({
  words: {
    km: {
      title: 'អ័ក្សទេររបស់ផែនដី និងរដូវ',
      lead: 'ចូរប្តូរថ្ងៃ និងរយៈទទឹង។ អ័ក្សផែនដីទេរ 23.4° ហើយរក្សាទិសដដែលពេញមួយឆ្នាំ។ គំនូសមិនតាមមាត្រដ្ឋានទេ។',
      day: 'ថ្ងៃក្នុងឆ្នាំ',
      latitude: 'រយៈទទឹង (ភ្នំពេញ ≈ 12° ជើង)',
      date: 'កាលបរិច្ឆេទ',
      hours: 'រយៈពេលថ្ងៃ',
      noon: 'កម្ពស់ព្រះអាទិត្យពេលថ្ងៃត្រង់',
      h: 'ម៉ោង',
      t1: 'ជ្រើសថ្ងៃដែលថ្ងៃ និងយប់ស្មើគ្នានៅគ្រប់ទីកន្លែង (ខុសមិនលើស 0.1 ម៉ោង នៅ 60° ជើង)។',
      t1w: 'ប្រហែលថ្ងៃទី 21 មីនា និងទី 23 កញ្ញា ព្រះអាទិត្យនៅពីលើអេក្វាទ័រ។',
      t2: 'ហេតុអ្វីផែនដីមានរដូវ?',
      t2a: 'ព្រោះចម្ងាយពីព្រះអាទិត្យប្រែប្រួល',
      t2b: 'ព្រោះអ័ក្សផែនដីទេរ',
      t2c: 'ព្រោះព្រះអាទិត្យប្តូរកម្ដៅ',
      t2w: 'ផែនដីនៅជិតព្រះអាទិត្យបំផុតនៅដើមខែមករា តែពេលនោះអឌ្ឍគោលខាងជើងជារដូវរងា។',
      t3: 'នៅភ្នំពេញ តើរយៈពេលថ្ងៃខុសគ្នាប៉ុន្មានរវាងខែមិថុនា និងខែធ្នូ?',
      t3a: 'ប្រហែល 1 ម៉ោងកន្លះ',
      t3b: 'ប្រហែល 6 ម៉ោង',
      t3c: 'ប្រហែល 12 ម៉ោង',
      t3w: 'ប្រហែល 12.7 ម៉ោង និង 11.3 ម៉ោង។ រដូវប្រាំង និងរដូវវស្សារបស់យើងមកពីមូសុង។',
    },
    en: {
      title: 'The tilted axis of the Earth and the seasons',
      lead: 'Change the day and the latitude. The axis is tilted by 23.4° and keeps its direction all year. The drawing is not to scale.',
      day: 'Day of the year',
      latitude: 'Latitude (Phnom Penh ≈ 12° N)',
      date: 'Date',
      hours: 'Length of the day',
      noon: 'Height of the Sun at noon',
      h: 'hours',
      t1: 'Choose a day on which day and night are equal everywhere (within 0.1 hour at 60° N).',
      t1w: 'About 21 March and 23 September the Sun stands over the equator.',
      t2: 'Why does the Earth have seasons?',
      t2a: 'Because its distance from the Sun changes',
      t2b: 'Because its axis is tilted',
      t2c: 'Because the Sun changes its heat',
      t2w: 'The Earth is nearest to the Sun early in January, when the northern half has winter.',
      t3: 'By how much does the length of the day differ in Phnom Penh between June and December?',
      t3a: 'About 1½ hours',
      t3b: 'About 6 hours',
      t3c: 'About 12 hours',
      t3w: 'About 12.7 and 11.3 hours. Our dry and rainy seasons come from the monsoon.',
    },
  },
  inputs: [
    { key: 'day', min: 1, max: 365, step: 1, value: 1 },
    { key: 'latitude', min: -66, max: 66, step: 1, value: 12, unit: '°' },
  ],
  draw(pen, values, _time, { lang }) {
    const turn = (2 * Math.PI * (values.day - 80)) / 365
    pen.fillStyle = '#f6c945'
    pen.beginPath()
    pen.arc(190, 190, 34, 0, 7)
    pen.fill()
    pen.strokeStyle = '#a0aec0'
    pen.beginPath()
    pen.ellipse(190, 190, 155, 80, 0, 0, 7)
    pen.stroke()
    const [ex, ey] = [190 - 155 * Math.sin(turn), 190 - 80 * Math.cos(turn)]
    pen.fillStyle = '#4a90d9'
    pen.beginPath()
    pen.arc(ex, ey, 15, 0, 7)
    pen.fill()
    pen.strokeStyle = '#1a202c'
    pen.beginPath()
    pen.moveTo(ex - 26 * Math.sin(TILT), ey + 26 * Math.cos(TILT))
    pen.lineTo(ex + 26 * Math.sin(TILT), ey - 26 * Math.cos(TILT))
    pen.stroke()
    // The Earth from the side, light from the left: the north pole leans toward the light in June.
    const [x, y, r] = [490, 180, 105]
    const lean = sunOf(values.day)
    pen.fillStyle = '#2c3550'
    pen.beginPath()
    pen.arc(x, y, r, 0, 7)
    pen.fill()
    pen.fillStyle = '#8fc1ee'
    pen.beginPath()
    pen.arc(x, y, r, Math.PI / 2, Math.PI * 1.5)
    pen.fill()
    pen.save()
    pen.translate(x, y)
    pen.rotate(-lean)
    pen.beginPath()
    pen.moveTo(0, -r - 22)
    pen.lineTo(0, r + 22)
    pen.stroke()
    pen.beginPath()
    pen.moveTo(-r, 0)
    pen.lineTo(r, 0)
    pen.stroke()
    const up = Math.sin((values.latitude * Math.PI) / 180) * r
    const half = Math.cos((values.latitude * Math.PI) / 180) * r
    pen.strokeStyle = '#b3261e'
    pen.lineWidth = 4
    pen.beginPath()
    pen.moveTo(-half, -up)
    pen.lineTo(half, -up)
    pen.stroke()
    pen.restore()
    pen.strokeStyle = '#f6c945'
    pen.lineWidth = 3
    for (const dy of [-80, -40, 0, 40, 80]) {
      pen.beginPath()
      pen.moveTo(x - r - 55, y + dy)
      pen.lineTo(x - r - 25 + Math.abs(dy) * 0.3, y + dy)
      pen.stroke()
    }
    pen.fillStyle = '#1a202c'
    pen.textAlign = 'center'
    pen.fillText(dateOf(values.day, lang), 190, 350)
    pen.fillText(hoursOf(values).toFixed(1) + ' h', 490, 350)
  },
  describe: (values, { word, lang }) =>
    word('date') +
    ' ' +
    dateOf(values.day, lang) +
    ' · ' +
    word('hours') +
    ' ' +
    hoursOf(values).toFixed(1) +
    ' ' +
    word('h') +
    ' · ' +
    word('noon') +
    ' ' +
    noonOf(values).toFixed(0) +
    '°',
  tasks: [
    {
      ask: 't1',
      check: ({ day }) => Math.abs(hoursOf({ day, latitude: 60 }) - 12) <= 0.1,
      why: 't1w',
    },
    { ask: 't2', options: ['t2a', 't2b', 't2c'], right: 1, why: 't2w' },
    { ask: 't3', options: ['t3a', 't3b', 't3c'], right: 0, why: 't3w' },
  ],
})
